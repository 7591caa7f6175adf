import { defineLanguage, exactText, type Job } from "querybar";
import { defineQueryBar } from "querybar/element";
import { createSearchIndex } from "querybar/search-index";

defineQueryBar();

/** A query bar in a closed shadow root in an open one. */
class Outer extends HTMLElement {
  constructor() {
    super();
    const inner = document.createElement("div");
    const closed = inner.attachShadow({ mode: "closed" });
    const scroller = document.createElement("div");
    scroller.style.cssText = "overflow: auto; height: 80px";
    scroller.append(Object.assign(document.createElement("query-bar"), { ariaLabel: "Search runs" }));
    closed.append(scroller);
    this.attachShadow({ mode: "open" }).append(inner);
    Object.assign(window, { closedRoot: closed });
  }
}
customElements.define("x-outer", Outer);
document.querySelector("#nested")?.append(document.createElement("x-outer"));

const runs = Array.from({ length: 300 }, (_, place) => ({
  repository_name: ["web", "api", "infra"][place % 3],
  branch: place < 290 ? ["main", "maintenance", "dev"][place % 3] : `topic-${place}`,
  id: place,
  calculated_status: place % 2 === 0 ? "FAILURE" : "NEW",
  commit_title: `fix ${place}`,
})) as unknown as Job[];

/** A language with a field that the index does not have. */
const other = defineLanguage<{ branch: string; author: string }>()({
  name: "others",
  text: [],
  fields: { branch: exactText("branch"), author: exactText("author") },
});

Object.assign(window, { runs, other, index: createSearchIndex(runs) });
