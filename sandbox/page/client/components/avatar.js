import { html } from "../html.js";
import { hueOf } from "../people.js";

/** A round picture with the first letter of a name, in a colour of the person's own; bots are square. */
export function Avatar({ user, name, size = 40, online }) {
  const style = { "--hue": hueOf(user.id), "--size": `${size}px` };
  const letter = [...(name ?? user.username)][0]?.toUpperCase() ?? "?";
  return html`
    <span class="avatar ${user.bot ? "bot" : ""}" style=${style} aria-hidden="true">
      ${letter}${online === undefined ? null : html`<i class="presence ${online ? "online" : ""}"></i>`}
    </span>
  `;
}
