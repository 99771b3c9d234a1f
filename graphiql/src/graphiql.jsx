import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { examples } from "./examples.js";
import { fetcher } from "./fetcher.js";
import { storage } from "./storage.js";
import { ViewAs, offers } from "./view-as.jsx";
import "graphiql/style.css";
import "./fonts.css";
import "./page.css";

function Page({ tabs, offered }) {
  return (
    <>
      <ViewAs offered={offered} />
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={tabs}
        variables={firstVisit() ? tabs?.[0]?.variables : undefined}
        defaultQuery="# A new tab. Press Ctrl-Space to see what can be asked.&#10;"
        defaultEditorToolsVisibility
        // A token typed into the headers must not outlive the page.
        shouldPersistHeaders={false}
        storage={storage}
      >
        <GraphiQL.Logo>School trusts</GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

/** GraphiQL fills in the first tab's query by itself, but not its variables. */
function firstVisit() {
  return storage.getItem("graphiql:tabState") === null;
}

const root = createRoot(document.getElementById("graphiql"));
const [tabs, offered] = await Promise.all([examples(), offers()]);
root.render(<Page tabs={tabs} offered={offered} />);
