//! What we promise, as the world sees it: black box, over HTTP, on both databases.

mod school;
