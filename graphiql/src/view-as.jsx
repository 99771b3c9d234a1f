/**
 * Who the page asks as: nobody, one of those whose tokens the demo offers, or whoever's token is put in. The token lives
 * in this page alone, and goes with it.
 */
import { useState } from "react";

let token = "";

/** The header that shows who asks; none where that is nobody. */
export function authorization() {
  return token ? { authorization: `Bearer ${token}` } : {};
}

export function ViewAs({ offered }) {
  const [shown, setShown] = useState(token);
  const show = (value) => {
    token = value.trim();
    setShown(value);
  };
  const role = offered.find((offer) => offer.token === shown)?.role ?? (shown ? "other" : "nobody");
  return (
    <form className="view-as" onSubmit={(event) => event.preventDefault()}>
      <label>
        View as{" "}
        <select value={role} onChange={({ target }) => show(offered.find((offer) => offer.role === target.value)?.token ?? "")}>
          <option value="nobody">nobody</option>
          {offered.map((offer) => (
            <option key={offer.role} value={offer.role}>
              {offer.role.replace("-", " ")}
            </option>
          ))}
          {role === "other" && <option value="other">a token of your own</option>}
        </select>
      </label>
      <label>
        Token{" "}
        <input type="password" autoComplete="off" spellCheck="false" value={shown} onChange={({ target }) => show(target.value)} />
      </label>
    </form>
  );
}

/** What the service offers to try: a token for each role in the demo, nothing elsewhere. */
export async function offers() {
  try {
    const reply = await fetch("/graphiql/tokens.json");
    return reply.ok ? await reply.json() : [];
  } catch (cause) {
    console.warn("The tokens to try could not be loaded.", cause);
    return [];
  }
}
