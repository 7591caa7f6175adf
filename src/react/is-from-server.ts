import { useSyncExternalStore } from "react";

/** Whether what is rendered is, or must be the same as, what a server has rendered. */
export function useIsFromServer(): boolean {
  return useSyncExternalStore(neverChanges, isFalse, isTrue);
}

const neverChanges = () => () => undefined;
const isFalse = () => false;
const isTrue = () => true;
