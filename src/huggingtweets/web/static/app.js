import { account } from "./account.js";
import { jobs } from "./jobs.js";
import { library } from "./library.js";
import { scoring } from "./score.js";
import { products } from "./products.js";
import { training } from "./train.js";
import { addPosts } from "./upload.js";
import { writing } from "./write.js";

addPosts();
account();
training();
jobs();
writing();
scoring();
products();
library();
