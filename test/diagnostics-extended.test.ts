import { describe, expect, test } from "vitest";
import buildsData from "../grammar/conformance/languages/builds.json" with { type: "json" };
import ordersData from "../grammar/conformance/languages/orders.json" with { type: "json" };
import { type AnyLanguage, containsText, type DiagnosticCode, defineLanguage, keyed, parse } from "../src/index.ts";
import { languageFromData } from "../src/language-data/index.ts";
import messages from "./messages-extended.json" with { type: "json" };
import { applied } from "./trees.ts";

// Which part of a text each diagnostic marks, and what each of its fixes makes of the text. A line without a mark has no such diagnostic.
// White space at the ends is written as ␣, nothing as ∅, and a zero-width space as ·.

type Tables = Readonly<Partial<Record<DiagnosticCode, string>>>;

const builds: Tables = {
  "duplicate-term": `
    id:1..23 id:12..3 x ⟨x⟩ → id:1..23 id:12..3 x
    "a" "b" x ⟨x⟩ → "a" "b" x
    running failed x ⟨x⟩ → running failed x
    id:1 id:2 x ⟨x⟩ → id:1 id:2 x
    id:ten id:1 x ⟨x⟩ → id:ten id:1 x
    author:@me author:"@me" x ⟨x⟩ → author:@me author:"@me" x
    id:>1 id:>2 id:>=1 x ⟨x⟩ → id:>1 id:>2 id:>=1 x
    id:1..5 id:1..6 id:2..5 id:1..* id:*..5 x ⟨x⟩ → id:1..5 id:1..6 id:2..5 id:1..* id:*..5 x
    branch:a* branch:*a branch:* x ⟨x⟩ → branch:a* branch:*a branch:* x
    branch:a,b branch:a,c x ⟨x⟩ → branch:a,b branch:a,c x
    title:a title:"a" x ⟨x⟩ → title:a title:"a" x
    -a a x ⟨x⟩ → -a a x
    (a OR b) (a OR c) x ⟨x⟩ → (a OR b) (a OR c) x
    meta.r:a meta.s:a x ⟨x⟩ → meta.r:a meta.s:a x
    repo: id: x ⟨x⟩ → repo: id: x
    id:1 ⟨id:01⟩ → id:1
    id:>1 ⟨id:>01⟩ → id:>1
    id:>1 id:>=1
    id:>1 took:>1h
    id:1..5 ⟨id:01..05⟩ → id:1..5
    id:1..* ⟨id:01..*⟩ → id:1..*
    id:*..5 ⟨id:*..05⟩ → id:*..5
    id:1..* id:*..1
    branch:a* ⟨branch:a*⟩ → branch:a*
    branch:a* branch:*a
    branch:* ⟨branch:*⟩ → branch:*
    branch:* repo:*
    branch:* label:*
    title:a ⟨title:A⟩ → title:a
    title:a a
    title:"a" title:"A"
    title:"a" title:a
    title:"a" ⟨title:"a"⟩ → title:"a"
    label:a,b ⟨label:b,a⟩ → label:a,b
    label:a,b ⟨label:a,b,b⟩ → label:a,b
    label:a,b label:a
    label:a,"a,b" label:a,a,b
    label:a,b repo:a,b
    meta.r:a ⟨meta.r:a⟩ → meta.r:a
    meta.r:a meta.s:a
    author:@me ⟨author:@me⟩ → author:@me
    author:@me author:"@me"
    author:"@me" ⟨author:"@me"⟩ → author:"@me"
    created:@today created:"@today"
    created:>7d created:>"7d"
    created:@today..* created:"@today"..*
    created:"@today" ⟨created:"@today"⟩ → created:"@today"
    id:ten ⟨id:ten⟩ → id:ten
    id:ten id:TEN
    id:>ten ⟨id:>ten⟩ → id:>ten
    id:>ten id:>two
    id:ten..5 ⟨id:ten..05⟩ → id:ten..5
    (a OR b) ⟨(b OR a)⟩ → (a OR b)
    (a OR b) ⟨(b OR a OR a)⟩ → (a OR b)
    (a OR b) (b OR a OR ⟨a⟩) → (a OR b) (b OR a)
    (a b) OR ⟨(b a)⟩ → (a b)
    a b OR ⟨b a⟩ → a b
    -(a OR b) ⟨-(b OR a)⟩ → -(a OR b)
    (a OR b) (a b)
    (a OR b c) ⟨(c b OR a)⟩ → (a OR b c)
    (a OR b c) (c OR b a)
    (a OR b) (a OR b OR c)
    (a OR repo:) (a OR b)
    (a OR repo:) (repo: OR a OR ⟨a⟩) -(a OR "") → (a OR repo:) (repo: OR a) -(a OR "")
    (repo: OR "") (id: OR "")
    (repo: OR "" a) ⟨a⟩ → (repo: OR "" a)
    a (a OR b)
    a OR b OR ⟨A⟩ → a OR b
    a -A ⟨-a⟩ → a -A
    running -running ⟨running⟩ → running -running
  `,
  "never-matches": `
    a ⟨-a⟩ -(x OR y)
    -(-id:1,2 OR -id:2,3) ⟨id:1,3⟩
    label:b label:a ⟨-label:a⟩
    running ⟨-running⟩ id:1 id:2
    running -running id:1 ⟨id:2⟩
    mine ⟨-mine⟩ running done
    mine -mine running ⟨done⟩
    mine -x ⟨-mine⟩
    title:a x ⟨-title:a⟩
    -title:a x ⟨title:ab⟩
    title:"ab" ⟨-title:"a"⟩
    title:"ab" -title:"A"
    title:AB -title:"a"
    title:a -author:a
    title:a -a
    a -title:a
    meta.r:a ⟨meta.r:b⟩
    meta.r:a meta.s:b
    meta.r:a ⟨-meta.r:a⟩
    id:<10 x ⟨id:>20⟩
    id:1..5 id:5..9 ⟨id:3⟩
    id:1,2 id:2,3 ⟨id:1,3⟩
    status:new,running status:running,failure ⟨status:new,failure⟩
    label:a label:b
    -label:* ⟨label:a⟩
    created:2025 created:2026
    created:<7d created:>9d
    author:@me author:ada
    author:@me ⟨-author:@me⟩
    running ⟨-running⟩ -done
    mine ⟨-mine⟩
    mine ⟨-mine⟩ -mine mine
    id:ten id:1
    id:ten -id:ten
    NOT NOT a ⟨NOT a⟩
    -(-a) ⟨-a⟩
    (a OR b) ⟨-(a OR b)⟩
    (a OR b) -b ⟨-a⟩
    -a (a OR b) ⟨-b⟩
    (a OR b) x -b y ⟨-a⟩ z
    (branch:b OR branch:c) x ⟨branch:a⟩ y
    -(a b) a x ⟨b⟩
    -(a OR b) x ⟨a⟩
    -(running OR a) x ⟨status:running⟩
    ⟨-(running OR done)⟩
    -(a OR b) -(c OR d) ⟨d⟩
    ⟨-(a OR -a)⟩
    a ⟨-(b OR -b)⟩
    running ⟨(done OR done)⟩
    running ⟨(() OR done)⟩
    running (done OR id:ten)
    running (x OR y ⟨(done OR status:new)⟩)
    a (running ⟨(done OR done)⟩ OR c)
    running (x OR y done (done OR status:new))
    (running ⟨done⟩) OR x
    (x ⟨-x⟩) OR y z -y
    (x -x) OR y z ⟨-y⟩
    x (a ⟨-a⟩ OR b)
  `,
  "always-matches": `
    mine OR x OR ⟨-mine⟩
    a OR ⟨-a⟩
    -a OR b OR ⟨a⟩
    b OR NOT (a) OR (⟨a⟩)
    fix wip OR ⟨-(wip fix)⟩
    running OR ⟨done⟩
    x (running OR ⟨done⟩ OR -running)
    x (running OR done OR ⟨-running⟩)
    -id:1 OR ⟨-id:2⟩
    -id:1,2 OR x OR -id:2,3 OR ⟨-id:1,3⟩
    id:<10 OR id:>=10
    -id:<10 OR ⟨-id:>20⟩
    -(branch:a b) OR ⟨branch:a⟩
    a b OR -a OR ⟨-b⟩
    -a OR -b OR ⟨a b⟩
    -b OR (a b) OR x OR ⟨-a⟩ OR y
    title:a OR ⟨-title:A⟩
    -title:ab OR ⟨title:a⟩
    title:ab OR -title:a
    "a" OR -a
    a OR ⟨-"a"⟩
    branch:* OR ⟨-branch:*⟩
    mine OR ⟨-mine⟩ OR mine
    author:@me OR -author:"@me"
    -id:ten OR id:ten
    c -(a OR ⟨-a⟩)
    a -a OR b
  `,
  "dead-alternative": `
    id:>5 (id:<9 (a OR id:<20 (⟨id:3⟩ OR id:12 OR b)) OR c) → id:>5 (id:<9 (a OR id:<20 (id:12 OR b)) OR c)
    id:>5 (id:<9 (a OR id:<20 (id:3 OR ⟨id:12⟩ OR b)) OR c) → id:>5 (id:<9 (a OR id:<20 (id:3 OR b)) OR c)
    label:a -label:b (⟨label:b⟩ OR -label:a OR c) → label:a -label:b (-label:a OR c)
    label:a -label:b (label:b OR ⟨-label:a⟩ OR c) → label:a -label:b (label:b OR c)
    id:>5 (took:<1h OR ⟨id:<2⟩) → id:>5 (took:<1h)
    status:new,running (status:running,failure (⟨status:new⟩ OR a) OR b) → status:new,running (status:running,failure (a) OR b)
    branch:a* (⟨branch:b⟩ OR branch:ab OR c) → branch:a* (branch:ab OR c)
    created:2026 (created:2025 OR a)
    meta.r:a (⟨meta.r:b⟩ OR meta.s:b OR c) → meta.r:a (meta.s:b OR c)
    running (⟨done⟩ OR a) → running (a)
    running (a OR ⟨done⟩) → running (a)
    running (b OR ⟨done⟩ OR a) → running (b OR a)
    running (⟨done⟩ OR status:new OR a) → running (status:new OR a)
    running (done OR ⟨status:new⟩ OR a) → running (done OR a)
    (⟨done⟩ OR a) running → (a) running
    running (a OR ⟨b done⟩) → running (a)
    a (running (⟨done⟩ OR b) OR c) → a (running (b) OR c)
    running (a (⟨done⟩ OR b) OR c) → running (a (b) OR c)
    running (a OR b (c OR d (⟨done⟩ OR e))) → running (a OR b (c OR d (e)))
    running -(a status:running)
    running -(-(done OR a) b)
    branch:a (⟨branch:b⟩ OR branch:c OR branch:a) → branch:a (branch:c OR branch:a)
    branch:a (branch:b OR ⟨branch:c⟩ OR branch:a) → branch:a (branch:b OR branch:a)
    a (⟨-a⟩ OR b) → a (b)
    -a (⟨a⟩ OR b) → -a (b)
    -a (⟨"ab c"⟩ OR b) → -a (b)
    -ab (a OR b)
    ab (⟨-a⟩ OR b) → ab (b)
    "AB" (⟨-a⟩ OR b) → "AB" (b)
    ab (-"a" OR b)
    "ab" (⟨-"a"⟩ OR b) → "ab" (b)
    "42" (⟨-42⟩ OR b) → "42" (b)
    42 (⟨-"42"⟩ OR b) → 42 (b)
    a (b OR x (-"a" OR ⟨-a⟩ OR c)) → a (b OR x (-"a" OR c))
    title:ab (⟨-title:a⟩ OR b) → title:ab (b)
    title:"ab" (⟨-title:"a"⟩ OR b) → title:"ab" (b)
    title:ab (-a OR b)
    ab (-title:a OR b)
    -title:a (⟨title:ab⟩ OR b) → -title:a (b)
    label:a (label:b OR c)
    -label:a (⟨label:a⟩ OR c) → -label:a (c)
    id:>5 (⟨id:<3⟩ OR a) → id:>5 (a)
    id:>5 id:<9 (⟨id:<3⟩ OR id:10 OR id:7) → id:>5 id:<9 (id:10 OR id:7)
    id:>5 id:<9 (id:<3 OR ⟨id:10⟩ OR id:7) → id:>5 id:<9 (id:<3 OR id:7)
    id:>5 (id:<9 (⟨id:10⟩ OR id:7) OR a) → id:>5 (id:<9 (id:7) OR a)
    id:>5 id:<3 (id:4 OR a)
    (a OR b) (⟨-(b OR a)⟩ OR c) → (a OR b) (c)
    (a b OR c) (-(b a) OR c)
    x (a OR b) (y -(a OR b) OR c)
    mine (⟨-mine⟩ OR a) → mine (a)
    -mine (⟨mine⟩ OR a) → -mine (a)
    mine (⟨a -mine⟩ OR b) → mine (b)
    -mine (a OR c (⟨mine⟩ OR d)) → -mine (a OR c (d))
    running (id:ten OR a)
    running (id:ten OR ⟨done⟩) → running (id:ten)
    id:ten (id:5 OR a)
    a (-(repo:) OR b)
    author:@me (⟨-author:@me⟩ OR a) → author:@me (a)
    stale (⟨status:running⟩ OR a) → stale (a)
    stale (⟨-stale⟩ OR a) → stale (a)
  `,
  "double-negative": `
    -(-a)
    -(-(a))
    ⟨NOT -⟩a-b → a-b
    ⟨NOT -⟩(-a) → (-a)
    -(a) NOT b
    NOT (NOT a)
    NOT (⟨NOT NOT⟩ a) → NOT (a)
    ⟨NOT NOT⟩ a → a
    ⟨NOT NOT⟩ NOT a → NOT a
    ⟨NOT NOT⟩ NOT NOT a → NOT NOT a
    NOT NOT ⟨NOT NOT⟩ a → NOT NOT a
    NOT NOT
    ⟨NOT  -⟩a → a
    ⟨NOT (-⟩a) → (a)
    ⟨NOT ((-⟩a)) → ((a))
    NOT (-a b)
    NOT (b -a)
    NOT (-a
    NOT ((-a)
    ⟨NOT -⟩(a OR b) → (a OR b)
    NOT (-(a OR b))
    ⟨NOT NOT⟩ (a OR b) → (a OR b)
    ⟨NOT -⟩-a
    ⟨NOT -⟩OR
    ⟨NOT -⟩OR(a)
    ⟨NOT -⟩ORa → ORa
    ⟨NOT (-⟩AND)
    -(NOT a)
    NOT -
    NOT -id:>
    NOT OR NOT a
    a NOT OR -b
    a NOT b ⟨NOT -⟩c → a NOT b c
  `,
  "empty-group": `
    fix ⟨()⟩ → fix
    ⟨(())⟩ → ∅
    ⟨( ( ) )⟩ → ∅
    -⟨()⟩ → ∅
    a OR ⟨()⟩ → a
    ⟨()⟩ OR a → a
    a AND ⟨()⟩ b → a b
    (⟨()⟩ → ∅
    a (⟨()⟩ b) → a (b)
    (OR)
    ⟨()⟩() → ()
    ()⟨()⟩ → ()
    a OR ⟨()⟩() → a
    a OR ()⟨()⟩ → a
    ⟨()⟩ a () → a ()
    () a ⟨()⟩ → () a
    a()
  `,
  "empty-range": `
    -id:⟨20..10⟩ → -id:10..20
    id:1,⟨20..10⟩,9..8 → id:1,10..20,9..8
    id:1,20..10,⟨9..8⟩ → id:1,20..10,8..9
    id:10..10
    id:*..5
    id:5..*
    id:ten..5
    id:20..ten
    created:⟨2026-12..2026-11⟩ → created:2026-11..2026-12
    created:⟨7d..2d⟩ → created:2d..7d
    created:2d..7d
    took:⟨2h..1h⟩ → took:1h..2h
    branch:b..a
  `,
  "foreign-syntax": `
    id:x[1 TO 5]
    ⟨title=a⟩ → title:a
    ⟨branch=a*⟩ → branch:a*
    ⟨branch=*⟩ → branch:*
    xhas:label
    !!a
    id:[1 TO 5]x
    ⟨id:[10 TO 50]⟩ → id:10..50
    "（a" b）
    x（a b）
    ⟨（a x（b） c）⟩ → (a x（b） c)
    ⟨（a b）x c）⟩ → (a b）x c)
    id:> ⟨（id:> b）⟩
    a （b c（d）
    branch=
    branch<>main
    a ⟨||⟩ b → a OR b
    a ⟨&&⟩ b → a AND b
    a ⟨&&⟩ !b → a AND !b
    a && ⟨!⟩b → a && -b
    a ⟨||⟩ NOT b → a OR NOT b
    || a
    a ||
    a || || b
    a || && b
    a && || NOT b
    -|| a
    a|| b
    (a) ⟨||⟩ (b) → (a) OR (b)
    (a ||)
    (|| a)
    a || OR b
    a OR || b
    a || id:> b
    id:> || b
    a && NOT OR b
    ⟨!⟩a → -a
    ⟨!⟩a!b → -a!b
    !
    !!
    !=a
    ⟨!⟩^a → -^a
    -!a
    ⟨!⟩"a b" → -"a b"
    ⟨!⟩"a b"c
    ⟨!⟩"a b
    ⟨!⟩branch:main → -branch:main
    ⟨!⟩branch:
    ⟨!⟩id:ten
    a (⟨!⟩b OR c) → a (-b OR c)
    ⟨has:label⟩ → label:*
    ⟨no:label⟩ → -label:*
    ⟨-HAS:Label⟩ → -label:*
    ⟨-No:label⟩ → label:*
    ⟨!has:label⟩ → -label:*
    ⟨!no:label⟩ → label:*
    has:x
    has:meta
    no:branch:x
    ⟨!⟩has:x → -has:x
    ⟨branch=main⟩ → branch:main
    ⟨branch==main⟩ → branch:main
    -⟨branch=main⟩ → -branch:main
    ⟨branch!=main⟩ → -branch:main
    -branch!=main
    ⟨!⟩branch!=main → -branch!=main
    branch!main
    ⟨id>5⟩ → id:>5
    -⟨id>=5⟩ → -id:>=5
    ⟨id<5⟩ → id:<5
    ⟨id<=5⟩ → id:<=5
    ⟨id>ten⟩
    id!>5
    branch>main
    ⟨branch="a⟩ b" → branch:"a b"
    ⟨branch="a⟩ b"c
    ⟨branch="a⟩ b
    ⟨branch!="a⟩ b" c → -branch:"a b" c
    ⟨status=bogus⟩
    ⟨meta.r=a⟩ → meta.r:a
    meta=a
    ⟨BRANCH=a⟩ → BRANCH:a
    ⟨label=a,b⟩ → label:a,b
    x=5
    x>5
    =5
    a:b=c
    ⟨branch=a=b⟩ → branch:a=b
    (⟨branch=main⟩) → (branch:main)
    "id>5"
    ⟨id:[1 TO 5]⟩ → id:1..5
    -⟨id:[1  TO  5]⟩ → -id:1..5
    id:[1 to 5]
    a id:[1 TO 5
    a ⟨id:[1 TO 5]⟩ b → a id:1..5 b
    id:[1 TO ten]
    ⟨id:[* TO 5]⟩ → id:*..5
    id:{1 TO 5}
    id:[1 TO
    id:1 TO 5]
    id:5 [1 TO 5]
    branch:[a TO b]
    limit.[1 TO 5]
    ⟨branch:(a OR b)⟩ → branch:a,b
    -⟨branch:(a OR b OR c)⟩ → -branch:a,b,c
    ⟨branch:("a b" OR c)⟩ → branch:"a b",c
    branch:(a OR b)c
    ⟨branch:(a  OR  b)⟩ c → branch:a,b c
    branch:(a)
    branch:(a AND b)
    (⟨branch:(a OR b)⟩) → (branch:a,b)
    (⟨branch:(a OR b)⟩
    (⟨branch:(a OR b)⟩ c)
    (⟨branch:(a OR b)⟩ c) d)
    (⟨branch:(a OR b)⟩)) c → (branch:a,b)) c
    ((⟨branch:(a OR b)⟩) c)
    ((⟨branch:(a OR b)⟩ c) d)
    (⟨branch:(a OR b)⟩ ) c
    ⟨id:(1 OR 2)⟩ → id:1,2
    id:(1 OR ten)
    title:(a OR b)
    ⟨meta.r:(a OR b)⟩ → meta.r:a,b
    ⟨（a OR b）⟩ → (a OR b)
    （a）
    （a
    （）
    （a） b）
    （a ⟨（b OR c）⟩ → （a (b OR c)
    -⟨（a OR b）⟩ → -(a OR b)
    （a） ⟨（b c）⟩ → （a） (b c)
    ⟨（a "b）" c）⟩ → (a "b）" c)
    ⟨（a "(" c）⟩ → (a "(" c)
    ⟨（a f(x) b）⟩ → (a f(x) b)
    ⟨（a f( b）⟩
    ⟨（a x) b）⟩
    ⟨（a branch:f( b）⟩
    （a f( ⟨（b c）⟩ → （a f( (b c)
    ⟨（id:> b）⟩
    （id:1 OR id:2）
    ⟨（OR b）⟩
    ⟨（a b）⟩ c） → (a b) c）
    ⟨（a b）⟩ （c OR d） → (a b) （c OR d）
    （a b） ⟨（c OR d）⟩ → （a b） (c OR d)
  `,
  "ambiguous-comma": `
    took:⟨1,5h⟩ → took:1.5h
    took:1,5
    took:-1,5h
    took:1h,5h
    size:⟨1,5MB⟩ → size:1.5MB
    size:x1,5MB
    created:2026,11
    id:1,5
    id:>1,000
    id:1,000,>5
    id:⟨1,000⟩ → id:1000
    id:1,100
    -id:⟨1,100,000⟩ → -id:1100000
    id:1000,000
    id:0,000
    branch:1,000
    label:1,000
  `,
  "invalid-value": `
    created:7d..⟨soon⟩
    created:⟨soon⟩..7d
    status:⟨runing⟩,new → status:RUNNING,new → status:RUNNER_ERROR,new → status:RUNNER_CANCELLED,new
    id:>⟨ten⟩
    id:>=⟨ten⟩
    id:1..⟨ten⟩
    id:⟨ten⟩..5
    id:⟨ten⟩..two
    id:ten..⟨two⟩
    -id:1,⟨ten⟩
    id:1,⟨ten⟩,two
    id:1,ten,⟨two⟩
    id:1,>⟨ten⟩,3..two
    id:1,>ten,3..⟨two⟩
    id:*..⟨ten⟩
    id:5 id:6,7 id:⟨ten⟩
    id:>5 id:<⟨ten⟩
    created:⟨7d⟩ → created:<7d → created:>7d → created:@today-7d
    created:⟨7d⟩,2026 → created:<7d,2026 → created:>7d,2026 → created:@today-7d,2026
    created:⟨2026..7d⟩
    created:⟨7d..2026⟩
    created:⟨1⟩,7d..2026
    created:1,⟨7d..2026⟩
    created:>⟨soon⟩
    took:1h..⟨5⟩,x → took:1h..5s,x → took:1h..5m,x → took:1h..5h,x → took:1h..5d,x → took:1h..5w,x → took:1h..5ms,x
    took:1h..5,⟨x⟩
    shipped:⟨maybe⟩
    status:⟨"runing"⟩,new → status:"RUNNING",new → status:"RUNNER_ERROR",new → status:"RUNNER_CANCELLED",new
    status:⟨failed⟩ → failed → status:FAILURE
    status:⟨failed⟩,new → status:FAILURE,new
  `,
  "missing-operand": String.raw`
    (a  ⟨OR⟩ ) bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb → (a) bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb → (a  "OR" ) bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    fix ⟨OR⟩ → fix → fix "OR"
    ⟨OR⟩ fix → fix → "OR" fix
    a ⟨AND⟩ OR b → a OR b → a "AND" OR b
    a OR ⟨AND⟩ b → a OR b → a OR "AND" b
    ⟨NOT⟩ → ∅ → "NOT"
    a ⟨NOT⟩ OR b → a OR b → a "NOT" OR b
    ⟨NOT⟩ AND OR b → b → "NOT" AND OR b
    NOT ⟨AND⟩ OR b → b → NOT "AND" OR b
    NOT AND ⟨OR⟩ b → b → NOT AND "OR" b
    a ⟨OR⟩␣␣ → a → a "OR"␣␣
    a   ⟨OR⟩ → a → a   "OR"
    (a ⟨OR⟩) → (a) → (a "OR")
    (a ⟨OR⟩ ) b → (a) b → (a "OR" ) b
    (a  ⟨OR⟩ ) b → (a) b → (a  "OR" ) b
    (f( ⟨OR⟩) → (f( ) → (f( "OR")
    (f( ⟨OR⟩ ) → (f( ) → (f( "OR" )
    (a\ ⟨OR⟩ ) → (a\ ) → (a\ "OR" )
    (⟨OR⟩ a) → (a) → ("OR" a)
    (⟨OR⟩) → () → ("OR")
    (a ⟨AND⟩ OR b) OR → (a OR b) OR → (a "AND" OR b) OR
    (a AND OR b) ⟨OR⟩ → (a AND OR b) → (a AND OR b) "OR"
    a OR ⟨OR⟩ OR b → a OR b → a OR "OR" OR b
    a OR OR ⟨OR⟩ b → a OR b → a OR OR "OR" b
    "a"⟨OR⟩ → "a" → "a""OR"
    (a)⟨OR⟩ → (a) → (a)"OR"
    ⟨OR⟩(a) → (a) → "OR"(a)
    ⟨OR⟩ - → - → "OR" -
    a OR () ⟨OR⟩ → a OR () → a OR () "OR"
  `,
  "missing-value": String.raw`
    -⟨id:>⟩ ten
    -label:a⟨,⟩ b"c → -label:a b"c
    label:a⟨,⟩, b → label:a, b
    label:a,⟨,⟩ b → label:a, b
    ⟨label:,,⟩ b
    -⟨repo:⟩ "a" → -repo:"a"
    ⟨repo:""⟩a
    ⟨id:>⟩ 5 x → id:>5 x
    label:a⟨,⟩ "b"c → label:a,"b"c → label:a "b"c
    ⟨repo:⟩ api → repo:api
    ⟨repo:⟩  "a b" → repo:"a b"
    ⟨repo:⟩ id:5
    ⟨repo:⟩ -api
    ⟨repo:⟩ (api)
    (⟨repo:⟩ api) → (repo:api)
    ⟨repo:""⟩ api
    -⟨repo:⟩
    NOT ⟨repo:⟩ api → NOT repo:api
    ⟨meta.x:⟩ a → meta.x:a
    ⟨id:>⟩
    ⟨id:>⟩ 5 → id:>5
    -⟨id:>⟩ 5 → -id:>5
    ⟨id:>=⟩ 5 → id:>=5
    ⟨id:>⟩ ten
    ⟨id:10..⟩ 20 → id:10..20 → id:10..* 20
    ⟨id:..20⟩ → id:*..20
    ⟨id:..⟩
    -⟨id:10..⟩ → -id:10..*
    (⟨id:10..⟩ → (id:10..*
    ⟨id:ten..⟩
    ⟨created:7d..⟩ → created:7d..*
    branch:a..
    id:⟨1..⟩,5
    id:5,⟨1..⟩
    label:a⟨,⟩ b → label:a,b → label:a b
    -label:a⟨,⟩ b → -label:a,b → -label:a b
    label:a⟨,⟩ "b c" → label:a,"b c" → label:a "b c"
    label:a⟨,⟩ b"c → label:a b"c
    label:a,(b)
    label:a⟨,⟩ OR b → label:a OR b
    label:a⟨,⟩ running → label:a,running → label:a running
    label:a⟨,⟩ -b → label:a -b
    label:⟨,⟩a → label:a
    label:⟨,⟩a b → label:a b
    label:a⟨,⟩,b → label:a,b
    ⟨label:,⟩
    label:a,⟨""⟩,b
    label:⟨""⟩,a
    label:a,⟨""⟩ b
    id:1⟨,⟩ ten → id:1 ten
    id:1,⟨>⟩ 5
    id:1,⟨>⟩,3
    (label:a⟨,⟩) → (label:a)
    (label:a⟨,⟩ b) → (label:a,b) → (label:a b)
    label:a\,
    label:"a,"
    label:"a,"⟨,⟩ → label:"a,"
    label:a label:b,c
    meta.r:a⟨,⟩ → meta.r:a
  `,
  "mixed-operators": String.raw`
    ⟨a b OR c⟩ OR → (a b) OR c OR → a (b OR c) OR
    (⟨a b OR c⟩ AND → ((a b) OR c AND → (a (b OR c) AND
    (⟨a b OR c (d OR⟩ → ((a b) OR (c (d OR ) → (a (b OR c) (d OR
    ⟨a b OR c⟩ NOT → (a b) OR c NOT → a (b OR c) NOT
    ⟨fix wip OR done⟩ → (fix wip) OR done → fix (wip OR done)
    ⟨a OR b c⟩ → a OR (b c) → (a OR b) c
    a OR b AND c
    a AND b OR c
    ⟨a AND b c OR d⟩ → (a AND b c) OR d → a AND b (c OR d)
    ⟨a b OR c d⟩ → (a b) OR (c d) → a (b OR c) d
    ⟨a OR b c OR d⟩ → a OR (b c) OR d → (a OR b) (c OR d)
    a OR (⟨b c OR d⟩) → a OR ((b c) OR d) → a OR (b (c OR d))
    (⟨a b OR c⟩) (d e OR f) → ((a b) OR c) (d e OR f) → (a (b OR c)) (d e OR f)
    (a b OR c) (⟨d e OR f⟩) → (a b OR c) ((d e) OR f) → (a b OR c) (d (e OR f))
    -(⟨a b OR c⟩) → -((a b) OR c) → -(a (b OR c))
    ⟨NOT a b OR c⟩ → (NOT a b) OR c → NOT a (b OR c)
    ⟨NOT (a) b OR c⟩ → (NOT (a) b) OR c → NOT (a) (b OR c)
    ⟨a NOT b OR c⟩ → (a NOT b) OR c → a (NOT b OR c)
    ⟨a NOT NOT b OR c⟩ → (a NOT NOT b) OR c → a (NOT NOT b OR c)
    ⟨f(x b OR c⟩ → (f(x b) OR c → f(x (b OR c)
    ⟨a b OR f(x⟩ → (a b) OR f(x → a (b OR f(x )
    ⟨a b\ OR c⟩ → (a b\ ) OR c → a (b\ OR c)
    a (b\) OR c
    ⟨a b OR (f(x⟩ → (a b) OR (f(x → a (b OR (f(x )
    ⟨a b OR "c⟩
    ⟨a b OR c)⟩
    ⟨a b OR (c⟩ → (a b) OR (c → a (b OR (c )
    ⟨a b OR (c (d⟩ → (a b) OR (c (d → a (b OR (c (d )
    ⟨a () OR b⟩ → (a ()) OR b → a (() OR b)
    ⟨a b OR (c d) e OR f⟩ → (a b) OR ((c d) e) OR f → a (b OR (c d)) (e OR f)
    ⟨(a)(b) OR c⟩ → ((a)(b)) OR c → (a)((b) OR c)
    ⟨a OR AND b c⟩ → a OR AND (b c) → (a OR AND b) c
    ⟨a AND OR b c⟩ → a AND OR (b c) → (a AND OR b) c
    ⟨a NOT OR b c⟩ → a NOT OR (b c) → (a NOT OR b) c
    (a b) OR c
  `,
  "operator-case": `
    w x y ⟨or⟩ z → w x y OR z → w x y "or" z
    x a ⟨or⟩ b y → x a OR b y → x a "or" b y
    a ⟨or⟩ b → a OR b → a "or" b
    a OR or b
    or b
    a or
    a ⟨And⟩ b → a AND b → a "And" b
    a AND or b
    a or and b
    a ⟨or⟩ not b → a OR not b → a "or" not b
    a or ⟨not⟩ b → a or NOT b → a or "not" b
    a not or b
    not ⟨not⟩ a → not NOT a → not "not" a
    ⟨not⟩ a → NOT a → "not" a
    not
    ⟨not⟩ -a → NOT -a → "not" -a
    a ⟨or⟩ (b) → a OR (b) → a "or" (b)
    (a) ⟨or⟩ b → (a) OR b → (a) "or" b
    a ⟨or⟩ NOT b → a OR NOT b → a "or" NOT b
    a or NOT
    a or NOT OR b
    a or OR b
    - or a
    a or - b
    id:> or a
    a or id:>
    a -or b
    a "or" b
    (a ⟨or⟩ b) → (a OR b) → (a "or" b)
    (or a)
    (a or)
    a nor b
  `,
  "unclosed-group": String.raw`
    ⟨(⟩OR → (OR)
    ⟨(⟩ AND → ( AND)
    ⟨(⟩NOT → (NOT)
    a ⟨(⟩OR NOT → a (OR NOT)
    fix ⟨(⟩a OR b → fix (a OR b) → fix a OR b
    ⟨(⟩(a → ((a)) → (a
    (⟨(⟩a → ((a)) → (a
    ⟨(⟩(a) → ((a)) → (a)
    ⟨(⟩ → () → ∅
    ⟨(⟩() → (()) → ()
    a ⟨(⟩ → a () → a
    a OR ⟨(⟩ → a OR () → a
    ⟨(⟩ OR a → ( OR a)
    ⟨(⟩OR a → (OR a)
    ⟨(⟩AND a → (AND a)
    ⟨(⟩a OR → (a OR) → a OR
    ⟨(⟩NOT a → (NOT a) → NOT a
    -⟨(⟩a → -(a) → -a
    -⟨(⟩-a → -(-a)
    -⟨(⟩NOT a → -(NOT a)
    NOT⟨(⟩a → NOT(a) → NOT a
    NOT⟨(⟩-a → NOT(-a) → NOT -a
    a OR⟨(⟩b → a OR(b) → a OR b
    "a"⟨(⟩b → "a"(b) → "a"b
    ⟨(⟩a "b → a "b
    ⟨(⟩f(x → (f(x ) → f(x
    ⟨(⟩f(x␣ → (f(x ) → f(x␣
    ⟨(⟩a\ → (a\ ) → a\
    ⟨(⟩f(x) y → (f(x) y) → f(x) y
    ⟨(⟩"f(x" → ("f(x" ) → "f(x"
    ⟨(⟩branch:f(x → (branch:f(x ) → branch:f(x
    a ⟨(⟩b (c → a (b (c)) → a b (c
    a (b ⟨(⟩c → a (b (c)) → a (b c
    a (b) ⟨(⟩c → a (b) (c) → a (b) c
    ⟨(⟩- a → (- a) → - a
    ⟨(⟩ a → ( a) → ␣a
    a ⟨(⟩ b → a ( b) → a  b
  `,
  "unknown-field": `
    ⟨xhas⟩:label
    ⟨has⟩:label:x
    ⟨meta⟩:x
    -⟨meta⟩:x
    meta:
    ⟨META⟩:x
    ⟨has⟩:x
    has:label
    ⟨brnach⟩:a → branch:a
    (⟨brnach⟩:a) → (branch:a)
  `,
  "unopened-group": String.raw`
    id: OR id:⟨)⟩ → id: OR id:\)
    id:⟨)⟩ OR id: → id:\) OR id:
    fix OR wip⟨)⟩ → fix OR wip → fix OR wip\)
    a OR b⟨)⟩ → a OR b → a OR b\)
    a OR b⟨)⟩) → a OR b → a OR b\)\)
    a OR b)⟨)⟩ → a OR b → a OR b\)\)
    a OR ⟨)⟩ → a → a OR \)
    ⟨)⟩ OR a → a → \) OR a
    (a) ⟨)⟩) → (a) → (a) \)\)
    (a) )⟨)⟩ → (a) → (a) \)\)
    (see :) here⟨)⟩ → (see :) here → (see :) here\)
    a OR b⟨)⟩c)d → a OR bcd → a OR b\)c\)d
    a OR b)c⟨)⟩d → a OR bcd → a OR b\)c\)d
    a OR -b⟨)⟩ → a OR -b → a OR -b\)
    a OR "b"⟨)⟩ → a OR "b" → a OR "b"\)
    a OR "b)"
    a OR id:5⟨)⟩ → a OR id:5 → a OR id:5\)
    a OR id:⟨)⟩ → a OR id:\)
    a OR branch:b⟨)⟩,c) → a OR branch:b,c → a OR branch:b\),c\)
    a OR branch:b),c⟨)⟩ → a OR branch:b,c → a OR branch:b\),c\)
    a OR branch:"b)",c⟨)⟩ → a OR branch:"b)",c → a OR branch:"b)",c\)
    a OR branch:b,"c)"⟨)⟩ → a OR branch:b,"c)" → a OR branch:b,"c)"\)
    a OR meta.r:b⟨)⟩ → a OR meta.r:b → a OR meta.r:b\)
    a OR title:b⟨)⟩ → a OR title:b → a OR title:b\)
    a OR OR⟨)⟩ → a OR OR\)
    a OR NOT⟨)⟩ → a OR NOT\)
    a OR ORx⟨)⟩ → a OR ORx → a OR ORx\)
    a OR f(x)⟨)⟩ → a OR f(x) → a OR f(x)\)
    a OR f(x)
    a OR b\)
    (a) b⟨)⟩ c) → (a) b c) → (a) b\) c)
    (a) b) c⟨)⟩ → (a) b) c → (a) b) c\)
    a) b)
    a OR -⟨)⟩ → a → a OR -\)
    a OR ""b⟨)⟩ → a OR ""b → a OR ""b\)
    a OR - ⟨)⟩ → a OR - → a OR - \)
    branch:(b OR c) d⟨)⟩ → branch:(b OR c) d → branch:(b OR c) d\)
    (a branch:(b OR c)⟨)⟩ → (a branch:(b OR c) → (a branch:(b OR c)\)
  `,
  "wildcard-in-text": String.raw`
    ***
    ⟨*a*b*⟩ → a*b
    ⟨log*⟩ → log
    ⟨*log⟩ → log
    ⟨**log**⟩ → log
    lo*g
    *
    **
    log\*
    ⟨lo\*g*⟩
    -⟨log*⟩ → -log
    ⟨log*⟩ *log → log *log
    log* ⟨*log⟩ → log* log
    "log*"
    title:⟨log*⟩ → title:log
    -title:⟨*log⟩ → -title:log
    title:"log*"
    title:*
    title:lo*g
    branch:log*
    (⟨log*⟩) → (log)
    ⟨running*⟩
    ⟨OR*⟩
    ⟨f(x)*⟩
    ⟨a\b*⟩
    (⟨f(x*⟩
    -⟨-a*⟩
  `,
  "empty-phrase": `
    a ⟨""⟩ OR b → a OR b
    a OR ⟨""⟩ → a
    a OR ⟨""⟩ "" → a
    a OR "" ⟨""⟩ → a
    ⟨""⟩ OR a → a
    -⟨""⟩ a → a
    NOT ⟨""⟩ → ∅
    (a OR ⟨""⟩) → (a)
    title:""
    "
  `,
  "lonely-minus": `
    a OR ⟨-⟩ b → a OR -b → a OR b
    a OR ⟨-⟩ OR b → a OR b
    a ⟨-⟩ OR b → a OR b
    ⟨-⟩ (a) → -(a) → (a)
    ⟨-⟩ -(a) → -(a)
    ⟨-⟩ NOT a → NOT a
    ⟨-⟩ OR a → a
    ⟨-⟩ ) → -) → )
    (⟨-⟩ a) → (-a) → (a)
    (⟨-⟩) b → b
    ⟨-⟩ - a → - a
    - ⟨-⟩ a → - -a → - a
    NOT ⟨-⟩ a → NOT -a → a
    a ⟨-⟩ → a␣
  `,
  "invisible-character": `
    a OR ⟨·⟩ → a
    a OR ⟨··⟩ b → a OR b
    ⟨·⟩ OR a → a
    (a ⟨·⟩) → (a)
    id:⟨·⟩5 OR a → id:5 OR a
    O⟨·⟩R a
    a O⟨·⟩R b
    "a⟨·⟩" OR b → "a" OR b
    ⟨·⟩id:5 OR a → id:5 OR a
    id:1⟨·⟩,2 → id:1,2
  `,
  "dash-for-minus": `
    ⟨–⟩id:> id:>
    id:> ⟨–⟩id:>
    a OR ⟨–⟩b → a OR -b
    ⟨–⟩(a) → -(a)
    ⟨–⟩OR → -OR
    ⟨–⟩id:>
    ⟨–⟩id:5 → -id:5
    (⟨–⟩a) → (-a)
    ⟨–⟩"a b" → -"a b"
    ⟨–⟩"a b"c
    –
  `,
  "foreign-quote": `
    a OR ⟨«b»⟩ → a OR "b"
    (⟨«b»⟩) → ("b" )
    «b c»
    «»
  `,
  "unclosed-quote": `
    branch:a,⟨"b⟩ → branch:a,"b"
    (a OR ⟨"b⟩ → (a OR "b"
    id:⟨"5⟩ → id:"5"
    branch:"a",b
    branch:a"b
    title:⟨"a⟩ → title:"a"
    meta."r:a
    -⟨"a⟩ → -"a"
  `,
};

const orders: Tables = {
  "ambiguous-comma": `
    total:⟨1,500⟩ → total:1500 → total:1.500
    total:1,500,000x
    total:⟨1,000.50⟩ → total:1000.50
    total:1,000.50x
    x total:⟨1,000⟩ → x total:1000 → x total:1.000
    total:1,000,5
    total:⟨1,000⟩ → total:1000 → total:1.000
    -total:⟨-1,000⟩ → -total:-1000 → -total:-1.000
    total:⟨1,000.5⟩ → total:1000.5
    total:⟨1,000,000⟩ → total:1000000
    total:⟨1,00⟩ → total:1.00
    total:⟨1,5⟩ → total:1.5
    total:⟨-0,5⟩ → total:-0.5
    total:1,5,6
    total:1,000,00
    total:⟨0,500⟩ → total:0.500
    total:⟨1000,000⟩ → total:1000.000
    total:1.5,2
    total:x1,000
    total:1,>000
    total:5 total:⟨1,000⟩ → total:5 total:1000 → total:5 total:1.000
    number:⟨100,000⟩ → number:100000
    number:1,1000
    price:⟨1,000⟩ → price:1000 → price:1.000
    placed:2026,000
    tag:1,000
    limit.x:⟨1,000⟩ → limit.x:1000 → limit.x:1.000
  `,
  "empty-range": `
    limit.x:⟨2..1⟩ → limit.x:1..2
    total:⟨2..1.5⟩ → total:1.5..2
  `,
  "missing-value": `
    customer:a,
    ⟨customer:⟩ a,b → customer:a,b
    ⟨limit.x:⟩ 5 → limit.x:5
  `,
  "foreign-syntax": `
    customer:(a OR b)
    ⟨item:(a OR b)⟩ → item:a,b
    ⟨tag:(gift OR b2b)⟩ → tag:gift,b2b
    tag:(gift OR x)
    ⟨limit.x:[1 TO 5]⟩ → limit.x:1..5
    meta.x:[1 TO 5]
  `,
  "never-matches": `
    price:1 price:2
    price:1 ⟨-price:1,2⟩
    tag:gift ⟨-tag:gift,b2b⟩
    limit.x:1 ⟨limit.x:2⟩
    shipped:yes ⟨shipped:no⟩
    shipped:yes ⟨-shipped:true⟩
    big ⟨total:5⟩
    plain ⟨tag:gift⟩
  `,
  "invalid-value": `
    limit.x:⟨a⟩
    meta.region:⟨uk⟩ → meta.region:us
    limit.x:1,⟨a⟩
    tag:⟨gif⟩,b2 → tag:gift,b2
    tag:gif,⟨b2⟩ → tag:gif,b2b
  `,
};

/** The lines of a table by their text. */
function casesIn(table: string): readonly (readonly [string, readonly string[]])[] {
  const cases = new Map<string, string[]>();
  for (const line of table.trim().split(/\n\s*/)) {
    const text = line.replace(/ → .*/, "").replace(/[⟨⟩]/g, "").replaceAll("␣", " ").replaceAll("·", "\u200b");
    const lines = cases.get(text) ?? [];
    cases.set(text, lines);
    if (line.includes("⟨")) lines.push(line);
  }
  return [...cases];
}

function shown(text: string): string {
  const spaced = text.replace(/^ +| +$/g, (spaces) => "␣".repeat(spaces.length));
  return spaced.replaceAll("\u200b", "·") || "∅";
}

const languages = { builds: languageFromData(buildsData), orders: languageFromData(ordersData) };

describe.each([
  ["builds", builds],
  ["orders", orders],
] as const)("in the language %s", (name, tables) => {
  const language = languages[name];

  describe.each(Object.entries(tables))("%s", (code, table) => {
    test.each(casesIn(table))("%s", (text, expected) => {
      const found = parse(text, { language }).diagnostics.filter((one) => one.code === code);
      const lines = found.map(({ from, to, fixes = [] }) => {
        const marked = `${text.slice(0, from)}⟨${text.slice(from, to)}⟩${text.slice(to)}`;
        return [marked, ...fixes.map((fix) => applied(fix, text))].map(shown).join(" → ");
      });
      expect(lines).toEqual(expected);
    });
  });

  // Read them through after a change.
  test.each(Object.entries(messages[name]))("the messages for %s", (text, expected) => {
    const said = parse(text, { language }).diagnostics.map(({ severity, message, fixes = [] }) =>
      [`${severity}: ${message}`, ...fixes.map(({ label }) => label)].join(" | "),
    );
    expect(said).toEqual(expected);
  });
});

const codes = (text: string, language: AnyLanguage = languages.builds) =>
  parse(text, { language }).diagnostics.map(({ code }) => code);

describe("texts of several fields", () => {
  const language = defineLanguage<Record<string, unknown>>()({
    name: "notes",
    dialect: "extended",
    text: ["title"],
    fields: {
      title: containsText("title"),
      body: containsText("body"),
      note: keyed("notes", (key) => containsText(key)),
    },
  });

  test.each([
    ["title:a -body:a", []],
    ["body:ab title:b -body:a", ["never-matches"]],
    ["note.x:a -note.y:a", []],
    ["note.x:a -note.x:a", ["never-matches"]],
    ["title:a (-body:a OR x)", []],
    ["title:a body:b (-title:a OR x)", ["dead-alternative"]],
    ["note.x:a (-note.y:a OR x)", []],
    ["title:a OR -body:a", []],
  ] as const)("%s", (text, expected) => expect(codes(text, language)).toEqual(expected));
});

test.each(['"\u{1f600}" (-"\ud83d" OR b)', '"\ud83da" (-a OR b)', '-"\ud83d" ("\u{1f600}" OR b)'])(
  "%j: nothing is claimed of half a surrogate pair",
  (text) => expect(codes(text)).toEqual([]),
);

const nested = (depth: number, text: string) => `${"(".repeat(depth)}${text}${")".repeat(depth)}`;

test("parentheses are added up to the deepest group", () => {
  const fixes = (depth: number) =>
    parse(nested(depth, "a b OR c"), { language: languages.builds }).diagnostics.map(({ fixes }) => fixes?.length ?? 0);
  expect([fixes(63), fixes(64)]).toEqual([[2], [0]]);
});

test("open groups that are too deep have no fix", () => {
  const { diagnostics } = parse(`${"(".repeat(65)}a`, { language: languages.builds });
  expect(diagnostics.filter(({ fixes }) => fixes !== undefined)).toEqual([]);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["unclosed-group", "too-deep"]));
});

test.each([
  [-1, []],
  [150, ["never-matches"]],
])("among hundreds of words, one that contains an excluded one (number %i) is found", (found, expected) => {
  const words = Array.from({ length: 200 }, (_, index) => (index === found ? "ax99b" : `word${index}`));
  const excluded = Array.from({ length: 200 }, (_, index) => `-x${index}`);
  expect(codes([...words, ...excluded].join(" "))).toEqual(expected);
});

describe("nothing wrong is claimed of a query that is too large to compare all of it", () => {
  const many = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, index) => of(index));
  const alternatives = (count: number, of: (index: number) => string) => `(${many(count, of).join(" OR ")})`;

  test.each([
    [
      "values",
      `${many(400, (index) => `id:<${900 + index}`).join(" ")} ${alternatives(400, (index) => `id:${index}`)}`,
    ],
    ["texts", `${many(400, (index) => `-x${index}`).join(" ")} ${alternatives(400, (index) => `y${index}`)} (x1 OR a)`],
    [
      "excluded texts",
      `${many(400, (index) => `x${index}`).join(" ")} ${alternatives(400, (index) => `-y${index}`)} (-x1 OR a)`,
    ],
  ])("%s", (_, text) => {
    const claims = codes(text).filter((code) => code === "never-matches" || code === "dead-alternative");
    expect(claims).toEqual([]);
  });
});
