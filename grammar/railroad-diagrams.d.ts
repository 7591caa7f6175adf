declare module "railroad-diagrams" {
  namespace railroad {
    interface Item {
      toString(): string;
    }
    function Diagram(...items: readonly Item[]): Item;
    function Sequence(...items: readonly Item[]): Item;
    function Choice(usual: number, ...items: readonly Item[]): Item;
    function Optional(item: Item): Item;
    function ZeroOrMore(item: Item): Item;
    function Terminal(text: string): Item;
    function NonTerminal(text: string): Item;
  }
  // biome-ignore lint/style/noDefaultExport: a CommonJS module is one
  export default railroad;
}
