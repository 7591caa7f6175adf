import { defineQueryBar } from "querybar/element";

// The script comes when the test says so.
document.addEventListener("upgrade", () => defineQueryBar());
