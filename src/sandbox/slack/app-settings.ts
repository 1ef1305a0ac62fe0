/** What the local Slack needs to know of the app, read from its manifest. */
export type AppSettings = {
  name: string;
  botName: string;
  botScopes: readonly string[];
  /** Event types the bot subscribed to, e.g. `app_home_opened`. */
  events: readonly string[];
  commands: readonly {
    command: string;
    description: string;
    usageHint: string;
    shouldEscape: boolean;
  }[];
  shortcuts: readonly {
    type: 'global' | 'message';
    callbackId: string;
    name: string;
    description: string;
  }[];
  homeTab: boolean;
  messagesTab: boolean;
  messagesTabReadOnly: boolean;
  isInteractive: boolean;
  socketMode: boolean;
};
