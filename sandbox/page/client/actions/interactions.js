import { makeNonce } from "../snowflake.js";

/** Interaction types (Discord docs, Receiving and Responding). */
const Type = { command: 2, component: 3, autocomplete: 4, modal: 5 };

/** Commands, components and modals: interactions as a client sends them. */
export function interactionActions(store, session, report) {
  function bodyOf(type, applicationId, channelId, data, nonce) {
    const { guild } = store.state;
    const inGuild = guild?.channels[channelId] !== undefined;
    return {
      type,
      application_id: applicationId,
      channel_id: channelId,
      ...(inGuild ? { guild_id: guild.id } : {}),
      session_id: session.gateway.sessionId,
      data,
      nonce,
    };
  }

  async function send(entry, body, files = []) {
    store.dispatch({ type: "pending", entry });
    try {
      await session.api.post("/interactions", body, files);
    } catch (error) {
      store.dispatch({ type: "pending-failed", nonce: entry.nonce, failure: error.message });
    }
  }

  function commandData(command, options, files) {
    const { id, name, type, version, guild_id } = command;
    const attachments = files.map((file, index) => ({ id: String(index), filename: file.name }));
    return { id, name, type, version, options, attachments, ...(guild_id ? { guild_id } : {}) };
  }

  return {
    /** Fetches the commands usable in a channel. */
    async loadCommands(channelId) {
      try {
        const index = await session.api.get(`/channels/${channelId}/application-command-index`);
        store.dispatch({ type: "commands", channelId, index });
      } catch (error) {
        report(error);
      }
    },
    /** Runs a command with its nested `options`; `target` for commands of a message or a user. */
    runCommand(command, label, options, files = [], target) {
      const { channelId } = store.state;
      const nonce = makeNonce();
      const data = { ...commandData(command, options, files), ...(target ? { target_id: target } : {}) };
      const entry = { nonce, kind: "command", channelId, text: label, files: [] };
      return send(entry, bodyOf(Type.command, command.application_id, channelId, data, nonce), files);
    },
    /** Asks for suggestions while an option is written; they arrive as `choices` with the nonce this returns. */
    suggest(command, options) {
      const nonce = makeNonce();
      const { channelId } = store.state;
      const data = commandData(command, options, []);
      session.api.post(
        "/interactions",
        bodyOf(Type.autocomplete, command.application_id, channelId, data, nonce),
      ).catch(report);
      return nonce;
    },
    /** Uses a button or a select of a message. */
    useComponent(message, component, values) {
      const nonce = makeNonce();
      const data = {
        component_type: component.type,
        custom_id: component.custom_id,
        ...(values ? { values } : {}),
      };
      const applicationId = message.application_id ?? message.author.id;
      const body = {
        ...bodyOf(Type.component, applicationId, message.channel_id, data, nonce),
        message_id: message.id,
        message_flags: message.flags,
      };
      const { channel_id: channelId, id: messageId } = message;
      return send({
        nonce,
        kind: "component",
        channelId,
        messageId,
        customId: component.custom_id,
        files: [],
      }, body);
    },
    /** Sends a filled modal. */
    submitModal(modal, components, files = []) {
      const nonce = makeNonce();
      const channelId = modal.channel_id ?? store.state.channelId;
      const attachments = files.map((file, index) => ({ id: String(index), filename: file.name }));
      const data = {
        id: modal.id,
        custom_id: modal.custom_id,
        components,
        ...(files.length > 0 ? { attachments } : {}),
      };
      const applicationId = modal.application?.id ?? modal.application_id;
      store.dispatch({ type: "modal-closed" });
      const entry = { nonce, kind: "modal", channelId, text: modal.title, files: [] };
      return send(entry, bodyOf(Type.modal, applicationId, channelId, data, nonce), files);
    },
    closeModal: () => store.dispatch({ type: "modal-closed" }),
  };
}
