const color = "auto, always or never; auto heeds NO_COLOR, FORCE_COLOR";

const general = `querybar searches runs, or a repository's commits, as the dashboard's search bar
does.

Usage
  querybar [options] QUERY [FILE…]      runs from files or standard input
  querybar [options] QUERY --git [DIR]  the commits of a git repository
  querybar check QUERY                  what is wrong with a query
  querybar tree QUERY                   how a query is read
  querybar url QUERY --repository NAME  the address at which the service answers
  querybar serve [FILE…]                a server that answers as it does

A query is one argument: several terms go in quotes. All of them must hold.
  fix "exact text"      both occur in the author, title or body
  -wip                  this does not
  repo:api branch:main  exactly this repository and branch; id:10 this run
  status:failure        the calculated status; for short running, done, failed

Options
  --git [DIR]        search commits, of the repository around you or in DIR
  --github           search what gh run list --json … printed
  --json             print matching records unchanged, one a line
  --count            print only how many records match
  --limit N          stop after N matches
  --color WHEN       ${color}
  --help, --version  for a command's own help: querybar check --help

Files hold one JSON record a line, a JSON array, or the service's answer. They
stream, so they may be of any size. The file - is standard input.

Examples
  querybar 'failed branch:main' runs.ndjson
  querybar 'fix "login page" -wip' --git
  querybar --git ../api --limit 5 parser
  querybar --json running runs.json | jq .id
  gh run list --json conclusion,databaseId,displayTitle,headBranch,status |
    querybar --github 'failed -dependabot'
  querybar -- -wip runs.ndjson          a query that begins with a minus
  querybar filter check runs.ndjson     a query that is a command's name
  querybar -- check runs.ndjson         the same

Exit code
  0  some record matches
  1  none does
  2  trouble, such as a wrong option or query, or a record that cannot be read
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
  0  the query has no errors
  1  it has
  2  trouble, such as a wrong option
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
  0  always, for every text is a query
  2  trouble, such as a wrong option
`;

const url = `querybar url prints the address at which the service answers with the latest run
that matches.

Usage
  querybar url [options] QUERY --repository NAME

Options
  --repository NAME   the repository, or owner/name
  --service HOST      layerci.com (the default) or webapp.io
  --base URL          the service's address, such as http://localhost:8080
  --with-token        put the token into the address, from the environment
                      variable QUERYBAR_TOKEN
  --color WHEN        ${color}

Examples
  querybar url 'failed branch:main' --repository api
  querybar url done --repository acme/api --service webapp.io
  curl -s "$(querybar url failed --repository api --with-token)" |
    querybar ''

Exit code
  0  the address was printed
  2  trouble, such as a wrong option or repository, or a query with errors
`;

const serve = `querybar serve answers as the service does: the latest run that matches, and new
runs.

Usage
  querybar serve [options] [FILE…]

Options
  --port N           default 8080; 0 is any free one
  --host NAME        default localhost: only this machine can ask
  --database FILE    keep the runs in this SQLite database; without it, they end
                     with the program
  --cors ORIGIN      let the pages of this origin ask, or any with *
  --allow-host NAME  a host that requests may ask for, besides localhost and the
                     address it listens on; may be given several times
  --forms            take forms as well as JSON without a token

It needs the package @photostructure/sqlite. Where the environment variable
QUERYBAR_TOKEN is set, only requests with that token are answered.

A request has 5 seconds for its headers, 10 for its body, and 2 for its search.

Examples
  querybar serve runs.ndjson
  querybar serve --database runs.sqlite --cors http://localhost:5173
  curl 'http://localhost:8080/api/v1/run/api/search?search=failed'
  curl 'http://localhost:8080/api/v1/run/api' --json '{"branch": "main"}'

Exit code
  0  it was ended
  2  trouble, such as an unreadable file, or a port that is taken
`;

const ofCommands: ReadonlyMap<string, string> = new Map([
  ["check", check],
  ["tree", tree],
  ["url", url],
  ["serve", serve],
]);

/** The help for a command line that begins with this word. */
export function helpFor(firstWord: string): string {
  return ofCommands.get(firstWord) ?? general;
}
