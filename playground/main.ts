import { defineQueryBar } from "querybar/element";
import { startPlayground } from "./playground.ts";
import { startViews } from "./views.ts";

defineQueryBar();
startViews();
const bar = document.querySelector("query-bar");
if (bar !== null) startPlayground(bar);
