// Writes dist/sbom.cdx.json: the bundled packages, in CycloneDX. It is the last step of `npm run build`.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { bundledFolders, manifestOf } from "./bundled.mjs";
import { manifest, rootFolder } from "./entries.mjs";

/** What npm knows about all installed packages, most of which are tools. */
const {
  serialNumber: _random,
  metadata,
  components,
  dependencies,
  ...header
} = JSON.parse(
  execFileSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], {
    cwd: rootFolder,
    encoding: "utf8",
  }),
);
// Two builds of the same sources have the same bytes.
const { timestamp: _now, ...sameMetadata } = metadata;

const own = metadata.component["bom-ref"];
const bundled = new Set(
  bundledFolders()
    .map(manifestOf)
    .map(({ name, version }) => `${name}@${version}`),
);

const bom = {
  ...header,
  metadata: { ...sameMetadata, component: { ...metadata.component, name: manifest.name } },
  components: components
    .filter((component) => bundled.has(component["bom-ref"]))
    // For npm these are development dependencies, since users do not install them.
    .map((component) => ({ ...component, properties: [] })),
  dependencies: dependencies
    .filter(({ ref }) => ref === own || bundled.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => bundled.has(other)) })),
};
writeFileSync(`${rootFolder}dist/sbom.cdx.json`, `${JSON.stringify(bom, null, 2)}\n`);
