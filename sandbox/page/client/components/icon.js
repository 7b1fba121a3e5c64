import { html } from "../html.js";

/** Line icons, drawn for this page: paths in a box of 24. */
const PATHS = {
  hash: "M5 9h15M4 15h15M10 4 8 20M16 4l-2 16",
  voice: "M11 5 6.5 9H3v6h3.5L11 19zM15 9.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10",
  at: "M16 12a4 4 0 1 1-1.2-2.8M16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.1",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.4c2.2.8 3.5 2.8 3.5 5.6",
  menu: "M4 6h16M4 12h16M4 18h16",
  plus: "M12 5v14M5 12h14",
  send: "M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4",
  reply: "M10 5 4 11l6 6M4 11h9c4.5 0 7 2.5 7 8",
  edit: "M4 20l1-4L16.5 4.5a2 2 0 0 1 3 3L8 19z",
  trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13",
  close: "M6 6l12 12M18 6 6 18",
  eye:
    "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  command: "M9 4 5 20M19 4l-4 16",
  down: "M6 9l6 6 6-6",
  link: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

/** A small picture that means something beside its text; hidden from screen readers. */
export function Icon({ name, size = 20 }) {
  return html`
    <svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
      <path d=${PATHS[name]} />
    </svg>
  `;
}
