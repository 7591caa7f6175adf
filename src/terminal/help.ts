const color = "auto, always or never; auto honours NO_COLOR and FORCE_COLOR";

const general = `querybar searches runs, or a repository's commits, by the queries of the dashboard's search bar.

Usage
  querybar [options] QUERY [FILE…]        runs from files; from standard input without a FILE or for -
  querybar [options] QUERY --git [DIR]    the commits of a git repository, by default the one around you
  querybar check QUERY                    what is wrong with a query, and how to mend it
  querybar tree QUERY                     how a query is read
  querybar url QUERY --repository NAME    the address at which the service answers a query

A query is one argument, so quotes go around several terms:
  fix "exact text"        both occur in the author, title or body; a quoted text exactly so
  -wip                    does not occur
  repo:api branch:main    this repository, this branch; id:10 this run
  status:failure          the calculated status; or for short running, done, failed

Options
  --git [DIR]        search commits; they have neither id nor status
  --github           search what gh run list --json … printed
  --json             print matching records unchanged, one a line
  --count            print only how many records match
  --limit N          stop after N matches
  --color WHEN       ${color}
  --help, --version  for one command: querybar check --help

Files hold a JSON array, one JSON record a line, or the service's answer; of any size, since they stream.

Examples
  querybar 'failed branch:main' runs.ndjson
  querybar 'fix "login page" -wip' --git
  querybar --git ../api --limit 5 parser
  querybar --json running runs.json | jq .id
  gh run list --json conclusion,databaseId,displayTitle,headBranch,status,workflowName |
    querybar --github 'failed -dependabot'
  querybar -- -wip runs.ndjson         a query that begins with a minus
  querybar filter check runs.ndjson    a query that is a command's name; so does querybar -- check

Exit code
  0  some record matches    1  none does    2  trouble: a wrong option, file, query or record
`;

const check = `querybar check tells what is wrong with a query, where, and how to mend it.

Usage
  querybar check [options] QUERY

Options
  --json         print the findings as JSON
  --github       read the query as one for --github
  --color WHEN   ${color}

Examples
  querybar check 'status:failed brnach:main'
  querybar check --json id:ten
  querybar check -- '-wip "fix'

Exit code
  0  the query has no errors    1  it has    2  a wrong option
`;

const tree = `querybar tree shows how a query is read: its terms, and where each stands.

Usage
  querybar tree [options] QUERY

Options
  --json         print the tree as JSON
  --github       read the query as one for --github
  --color WHEN   ${color}

Examples
  querybar tree 'fix "login page" -wip branch:main'
  querybar tree --json failed

Exit code
  0  always, for every text is a query    2  a wrong option
`;

const url = `querybar url prints the address at which the service answers with the latest run that matches.

Usage
  querybar url [options] QUERY --repository NAME

Options
  --repository NAME   the repository, or owner/name
  --service HOST      layerci.com (the default) or webapp.io
  --base URL          another address of the service, such as http://localhost:8080
  --with-token        put the token of the environment variable QUERYBAR_TOKEN into the address
  --color WHEN        ${color}

Examples
  querybar url 'failed branch:main' --repository api
  querybar url done --repository acme/api --service webapp.io
  curl -s "$(querybar url failed --repository api --with-token)" | querybar ''

Exit code
  0  the address was printed    2  trouble: a wrong option or repository, or a query with errors
`;

const ofCommands: ReadonlyMap<string, string> = new Map([
  ["check", check],
  ["tree", tree],
  ["url", url],
]);

/** The help for a command line that begins with this word. */
export function helpFor(firstWord: string): string {
  return ofCommands.get(firstWord) ?? general;
}
