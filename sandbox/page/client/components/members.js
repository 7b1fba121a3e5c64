import { useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { displayName, nameColor, rolesOf } from "../people.js";
import { Avatar } from "./avatar.js";

/** The right column: who is in the server, with roles. */
export function Members() {
  const t = useTexts();
  const state = useStore((whole) => whole);
  const users = Object.values(state.guild?.members ?? {}).map((member) => member.user);
  const named = users.sort((a, b) => displayName(state, a).localeCompare(displayName(state, b)));
  const groups = [[t.people, named.filter((user) => !user.bot)], [t.apps, named.filter((user) => user.bot)]];
  return html`
    <aside class="members" aria-label=${t.members}>
      ${groups.map(([title, group]) =>
        group.length > 0 && html`
          <section key=${title}>
            <h2>${title} — ${group.length}</h2>
            <ul>${group.map((user) => html`<${MemberRow} key=${user.id} user=${user} state=${state} />`)}</ul>
          </section>
        `
      )}
    </aside>
  `;
}

function MemberRow({ user, state }) {
  const t = useTexts();
  const { guild, me } = state;
  const name = displayName(state, user);
  const online = user.id === me?.id || (guild.online[user.id] ?? "offline") !== "offline";
  return html`
    <li class="member" data-online=${online}>
      <${Avatar} user=${user} name=${name} size=${32} online=${online} />
      <span class="names">
        <span style=${{ color: nameColor(guild, user.id) }}>${name}${user.id === me?.id &&
          html`<small class="you">(${t.you})</small>`}</span>
        <span class="roles">
          ${guild.ownerId === user.id && html`<span class="role">${t.owner}</span>`}
          ${rolesOf(guild, user.id).filter((role) => !role.managed).map((role) =>
            html`<span class="role" key=${role.id}>${role.name}</span>`
          )}
        </span>
      </span>
    </li>
  `;
}
