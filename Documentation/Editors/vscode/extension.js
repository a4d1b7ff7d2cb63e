// Starts the program `modet lsp` and lets it help with scenarios.
const { workspace, window } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

exports.activate = async function () {
  const settings = workspace.getConfiguration("modet");
  const executable = {
    command: settings.get("program") || "modet",
    args: ["lsp"],
    transport: TransportKind.stdio,
  };
  client = new LanguageClient("modet", "Modet", executable, {
    documentSelector: [
      { scheme: "file", language: "yarn" },
      { scheme: "file", pattern: "**/{scenario,law}.yaml" },
      { scheme: "file", pattern: "**/*.testplan" },
    ],
    initializationOptions: { language: settings.get("language") },
  });
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`modet lsp: ${error.message} (modet.program: ${executable.command})`);
  }
};

exports.deactivate = function () {
  return client?.stop();
};
