/**
 * Stands in for `react-style-singleton`, which writes a <style> element when a dialog opens: the page's
 * Content-Security-Policy refuses those, while a constructed style sheet is the script's own affair.
 */
import { useEffect } from "react";

export function styleSingleton() {
  const shared = sharedSheet();
  return function Style({ styles, dynamic }) {
    useEffect(() => shared.use(styles), [styles && dynamic]);
    return null;
  };
}

function sharedSheet() {
  let users = 0;
  let sheet;
  return {
    use(styles) {
      if (users++ === 0) sheet = adopt(styles);
      return () => {
        if (--users === 0) drop(sheet);
      };
    },
  };
}

function adopt(styles) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

function drop(sheet) {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
}
