import { useApp, useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { Icon } from "./icon.js";

/** Permission bits used here (Discord docs, Permissions). */
const MANAGE_MESSAGES = 1n << 13n;
const ADMINISTRATOR = 1n << 3n;

/** What one can do with a message: shown when it has the pointer or the keyboard's focus. */
export function MessageActions({ message }) {
  const { actions } = useApp();
  const t = useTexts();
  const own = useStore((state) => message.author.id === state.me?.id);
  const manages = useStore((state) => mayManage(state, message));
  const commands = useStore((state) => state.commands[message.channel_id]?.application_commands);
  if ((message.flags & 64) !== 0) return null;
  const button = (icon, label, run) =>
    html`
      <button type="button" key=${label} title=${label} aria-label=${label}
        onClick=${run}><${Icon} name=${icon} size=${18} /></button>
    `;
  return html`
    <div class="actions" role="group" aria-label=${t.more}>
      ${button("reply", t.reply, () => actions.reply(message))}
      ${own && button("edit", t.edit, () => actions.startEdit(message))}
      ${(commands ?? []).filter((command) => command.type === 3).map((command) =>
        button(
          "command",
          command.name_localized ?? command.name,
          () => actions.runCommand(command, command.name_localized ?? command.name, [], [], message.id),
        )
      )}
      ${(own || manages) && button("trash", t.remove, () => actions.remove(message))}
    </div>
  `;
}

function mayManage(state, message) {
  const { guild, me } = state;
  if (!guild?.channels[message.channel_id]) return false;
  if (guild.ownerId === me.id) return true;
  const roles = [guild.id, ...(guild.members[me.id]?.roles ?? [])].map((id) => guild.roles[id]).filter(
    Boolean,
  );
  return roles.some((role) => (BigInt(role.permissions) & (MANAGE_MESSAGES | ADMINISTRATOR)) !== 0n);
}
