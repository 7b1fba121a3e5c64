/** Preact and htm in one place: components import everything from here. */
import { createContext, Fragment, h, render } from "preact";
import htm from "htm";

export { createContext, Fragment, h, render };
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "preact/hooks";

/** Builds elements from a tagged template. */
export const html = htm.bind(h);
