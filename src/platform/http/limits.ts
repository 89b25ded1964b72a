/** Every limit of the wire, with its name. */

/** Largest JSON body. */
export const JSON_BODY_BYTES = 1024 * 1024;
/** Largest file of an upload; a published plan with pictures is about 5 MB. */
export const UPLOAD_BYTES = 25 * 1024 * 1024;
/** Largest text field beside a file. */
export const UPLOAD_FIELD_BYTES = 256 * 1024;
/** Most text fields beside a file. */
export const UPLOAD_FIELDS = 30;
/** Longest path parameter, before it is looked at. */
export const PATH_PARAMETER_CHARACTERS = 300;
/** A use case that has not answered by then gets 503. */
export const REQUEST_MS = 15_000;
/** The same for an upload, which must be parsed. */
export const UPLOAD_REQUEST_MS = 60_000;
/** Time to receive a whole request. */
export const RECEIVE_MS = 120_000;
/** Time an idle connection is kept. */
export const KEEP_ALIVE_MS = 20_000;
/** Use cases taken in at once, at work or waiting their turn; above it 503 and Retry-After. */
export const IN_FLIGHT = 200;
/** Use cases worked at together: about as many as there are ways to the database. */
export const AT_WORK = 24;
/** Uploads at work at once: each holds its file in memory, and is parsed. */
export const UPLOADS_IN_FLIGHT = 4;
/** Proxies of ours before the app, whose word on the caller's address is taken. */
export const PROXY_HOPS = 1;
/** Seconds a caller who came too early is asked to wait. */
export const RETRY_AFTER_SECONDS = 2;
/** Wrong fields named in one answer. */
export const FIELDS_NAMED = 20;
/** A proof by password or code opens grave acts for this long. */
export const PROOF_MS = 10 * 60 * 1000;
