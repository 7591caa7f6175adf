import { type ChangeSpec, EditorState, type Extension, type Text } from "@codemirror/state";

/** Keeps a document on one line: line breaks, as in pasted text, become spaces. */
export const singleLine: Extension = EditorState.transactionFilter.of((transaction) => {
  const { newDoc } = transaction;
  return newDoc.lines === 1 ? transaction : [transaction, { changes: spacesForBreaks(newDoc), sequential: true }];
});

function spacesForBreaks(text: Text): readonly ChangeSpec[] {
  return Array.from({ length: text.lines - 1 }, (_, index) => {
    const { to } = text.line(index + 1);
    return { from: to, to: to + 1, insert: " " };
  });
}
