import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ElementBar, OwnBar } from "./react-bars.tsx";

const asked = new URLSearchParams(location.search);
const props = {
  isControlled: asked.has("controlled"),
  isAsking: asked.has("asking"),
  defaultValue: asked.get("text") ?? "",
};
const root = document.querySelector("#root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>{asked.has("element") ? <ElementBar {...props} /> : <OwnBar {...props} />}</StrictMode>,
  );
