import { defineQueryBar } from "querybar/element";
import { startPlayground } from "./playground.ts";
import { startTabs } from "./tabs.ts";

defineQueryBar();
startTabs();
const bar = document.querySelector("query-bar");
if (bar !== null) startPlayground(bar);
