import { missingForMariadb, startMariadb } from "../mariadb.ts";
import { proves } from "../suite.ts";

proves("MariaDB", startMariadb, missingForMariadb());
