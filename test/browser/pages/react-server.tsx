// Takes over what a server has sent, when the test says so.
import { hydrateRoot } from "react-dom/client";
import { ElementBar, OwnBar } from "./react-bars.tsx";

const asked = new URLSearchParams(location.search);
const props = { isControlled: asked.has("controlled"), defaultValue: "fix" };
const root = document.querySelector("#root");
document.addEventListener("hydrate", () => {
  if (root !== null)
    hydrateRoot(root, location.pathname.includes("element") ? <ElementBar {...props} /> : <OwnBar {...props} />);
});
