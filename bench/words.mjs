// The words from which the benchmark makes its commits, most common first.

const split = (text) => text.trim().split(/\s+/);

export const verbs = split(`
  Fix Add Update Remove Merge Use Refactor Bump Improve Revert Make Move Rename Support Allow Handle Avoid Drop Simplify Document
  Test Clean Enable Disable Replace Introduce Extract Restore Deprecate Cache Validate Retry Split Inline Format Upgrade Pin Skip`);

export const nouns = split(`
  test build branch error config docs release type version file cache request response user token query parser index page worker
  pipeline runner layer deploy image container snapshot migration schema table column record field search filter dashboard button
  dialog form route router handler middleware client server endpoint webhook queue job task timeout retry limit budget lock thread
  stream buffer encoder decoder header cookie session password permission role policy rule check lint format style theme colour
  layout chart tooltip label icon font locale message translation template email invoice payment plan quota metric trace log alert
  secret variable environment cluster node volume network proxy gateway balancer certificate domain registry package dependency
  lockfile bundle chunk module import export interface generic union enum callback promise iterator closure regexp fixture snapshot
  mock stub assertion coverage benchmark profile leak regression flake typo comment readme changelog licence badge example tutorial`);

export const glue = split(`
  the a to in for of and with is when that on it from this not be as by we if are so was which instead because only no before
  after now can but at into all any should already while same without every between until still again where`);

export const adjectives = split(`
  new old missing wrong broken empty flaky slow unused default public private internal external optional required nested stale
  duplicate invalid unsafe local remote parallel atomic partial initial final static dynamic legacy verbose quiet strict loose`);

export const scopes = split(
  `api web cli core docs ci auth search billing infra ui db deps parser runner e2e build release`,
);

export const repositories = split(`
  api web-app worker infra docs mobile billing auth-service search cli terraform-modules design-system data-pipeline layer-example-repo
  gateway notifications analytics sdk-js sdk-python helm-charts`);

export const topics = split(`
  login-page dark-mode rate-limits node-upgrade flaky-tests new-parser search-index csv-export sso-login audit-log retry-policy
  split-worker faster-build image-cache typed-errors drop-legacy-api`);

const given = split(`
  Anna Ben Carla David Elena Farid Grace Henry Ines Jack Kim Laura Marco Nadia Omar Paula Quentin Rosa Samir Tara Victor Wendy Yusuf Zoe
  Alex Chris Dana Erik Fiona George Hannah Ivan Julia Kevin Linda Martin`);
const family = split(`
  Adams Baker Clark Dixon Evans Fischer Garcia Hughes Ito Jensen Keller Lopez Meyer Nguyen Olsen Patel Quinn Rossi Schmidt Taylor
  Usman Vogel Walker Young Zhang Brown Costa Duarte`);
export const authors = [
  ...given.flatMap((name) => family.slice(0, 12).map((other) => `${name} ${other}`)),
  "dependabot[bot]",
  "renovate[bot]",
];

/** Latin-1 letters, still one byte a character in memory. */
export const accentedAuthors = [
  "José García",
  "Zoë Müller",
  "Søren Ångström",
  "François Lefèvre",
  "Björn Strauß",
  "Inês Gonçalves",
];
export const accentedPhrases = [
  "für die Übersicht",
  "déjà corrigé",
  "configuração padrão",
  "naïve Größe prüfen",
  "café à la carte",
  "año señal",
];

/** Beyond Latin-1: two bytes a character in memory. */
export const wideAuthors = [
  "Łukasz Żak",
  "Ольга Смирнова",
  "田中太郎",
  "김민준",
  "Γιώργος Σισύφης",
  "Şebnem Işık",
  "דוד כהן",
];
export const widePhrases = [
  "исправить ошибку сборки",
  "обновить зависимости",
  "修复构建错误",
  "テストを追加する",
  "성능 개선",
  "διόρθωση σφάλματος",
  "poprawić błąd w łańcuchu",
  "hata düzeltildi",
  "✨ sparkle",
  "🐛 bug",
  "🚀 ship it",
  "“quoted” text…",
  "a → b",
];

export const trailers = ["Signed-off-by", "Co-authored-by", "Reviewed-by", "Tested-by"];
