import { defineQueryBar } from "querybar/element";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ElementBar, OwnBar, PlainElement } from "./react-bars.tsx";

const asked = new URLSearchParams(location.search);
const props = {
  isControlled: asked.has("controlled"),
  isAsking: asked.has("asking"),
  defaultValue: asked.get("text") ?? "",
};
const shown = () => {
  if (asked.has("plain")) return <PlainElement />;
  return asked.has("element") ? <ElementBar {...props} /> : <OwnBar {...props} />;
};
if (asked.has("plain")) defineQueryBar();
const root = document.querySelector("#root");
if (root !== null) createRoot(root).render(<StrictMode>{shown()}</StrictMode>);
