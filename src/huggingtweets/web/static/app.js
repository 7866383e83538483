import { account } from "./account.js";
import { jobs } from "./jobs.js";
import { library } from "./library.js";
import { training } from "./train.js";
import { bring } from "./upload.js";
import { writing } from "./write.js";

bring();
account();
training();
jobs();
writing();
library();
