/** Lines in a square of 16 units. They are drawn and not loaded, so a content security policy allows them. */
const icons = {
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9M10.5 10.5 14 14",
  cross: "M4 4l8 8M12 4l-8 8",
  minus: "M4 8h8",
  plus: "M4 8h8M8 4v8",
  fix: "M3 8.5 6.5 12 13 4.5",
  recent: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11M8 5v3l2 1.5",
  field: "M2 4h12M4.5 8h7M7 12h2",
  keyword: "M6.5 2.5 5 13.5M11 2.5 9.5 13.5M3 6h10.5M2.5 10h10.5",
  value: "M3 6h10M3 10h10",
  operator: "M3 5h4l3 6h3M3 11h4l3-6h3",
  retry: "M13 8a5 5 0 1 1-1.5-3.5L13 6M13 2.5V6H9.5",
};

export type IconName = keyof typeof icons;

const namespace = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}
