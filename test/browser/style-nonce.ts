/** What a page's own code may give as the nonce of its style sheets. */
export const styleNonce = "c3R5bGU";
