import { quota } from "./_guard.ts";

/** How often questions may be asked: each costs a call of the model. */
export const questions = quota({ user: 20, scope: 200, per: "1m" });
