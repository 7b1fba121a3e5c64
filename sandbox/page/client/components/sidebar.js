import { useApp, useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { displayName } from "../people.js";
import { textChannels, voiceChannels } from "../state/guild.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icon.js";
import { UserMenu } from "./user_menu.js";

/** The left column: the server's name, its channels, direct messages, and who one is. */
export function Sidebar() {
  const t = useTexts();
  const guild = useStore((state) => state.guild);
  return html`
    <aside class="sidebar">
      <header
        class="server"><img src="/page/icon.svg" alt="" width="28" height="28" /><h1>${guild?.name ??
          "Pupil's school"}</h1></header>
      <nav aria-label=${t.channels}>
        <h2>${t.textChannels}</h2>
        <ul>${textChannels(guild).map((channel) =>
          html`<${TextChannel} key=${channel.id} channel=${channel} />`
        )}</ul>
        <h2>${t.voiceChannels}</h2>
        <ul>${voiceChannels(guild).map((channel) =>
          html`<${VoiceChannel} key=${channel.id} channel=${channel} />`
        )}</ul>
        <h2>${t.directMessages}</h2>
        <${Directs} />
      </nav>
      <${UserMenu} />
    </aside>
  `;
}

function TextChannel({ channel }) {
  return html`
    <li>
      <${ChannelButton} id=${channel.id} name=${channel.name}>
        <${Icon} name="hash" size=${18} />
        <//>
        </li>
  `;
}

function ChannelButton({ id, name, children }) {
  const { actions } = useApp();
  const t = useTexts();
  const open = useStore((state) => state.channelId === id);
  const unread = useStore((state) => state.unread[id] ?? 0);
  return html`
    <button type="button" class="channel" aria-current=${open ? "page" : undefined}
      data-unread=${unread > 0} onClick=${() => actions.openChannel(id)}>
      ${children}<span class="name">${name}</span>
      ${unread > 0 && html`<span class="badge" aria-label=${t.unread(unread)}>${unread}</span>`}
    </button>
  `;
}

function VoiceChannel({ channel }) {
  const { actions } = useApp();
  const t = useTexts();
  const state = useStore((whole) => whole);
  const inside = Object.keys(state.guild.voices).filter((id) => state.guild.voices[id] === channel.id);
  return html`
    <li>
      <button type="button" class="channel" title=${t.enterVoice(channel.name)}
        aria-pressed=${inside.includes(state.me.id)} onClick=${() => actions.toggleVoice(channel.id)}>
        <${Icon} name="voice" size=${18} /><span class="name">${channel.name}</span>
      </button>
      <ul class="inside">${inside.map((id) => state.users[id]).filter(Boolean).map((user) =>
        html`
          <li key=${user.id}><${Avatar} user=${user} size=${20} name=${displayName(
            state,
            user,
          )} />${displayName(state, user)}</li>
        `
      )}</ul>
    </li>
  `;
}

/** Open direct messages, and the bots one can write to. */
function Directs() {
  const { actions } = useApp();
  const t = useTexts();
  const directs = useStore((state) => state.directs);
  const users = useStore((state) => state.users);
  const recipients = Object.values(directs).map((direct) => direct.recipients[0]);
  const bots = Object.values(users).filter((user) =>
    user.bot && !recipients.some((one) => one?.id === user.id)
  );
  return html`
    <ul>
      ${Object.values(directs).map((direct) =>
        html`
          <li key=${direct.id}>
            <${Direct} direct=${direct} />
          </li>
        `
      )}
      ${bots.map((user) =>
        html`
          <li key=${user.id}>
            <button type="button" class="channel" onClick=${() => actions.openDirect(user.id)}>
              <${Avatar} user=${user} size=${22} /><span
                class="name">${t.messagePupil(user.username)}</span>
            </button>
          </li>
        `
      )}
    </ul>
  `;
}

function Direct({ direct }) {
  const user = direct.recipients[0];
  const name = useStore((state) => user ? displayName(state, user) : "");
  if (!user) return null;
  return html`
    <${ChannelButton} id=${direct.id} name=${name}>
      <${Avatar} user=${user} size=${22} name=${name} />
      <//>
  `;
}
