import type { App } from '@slack/bolt';
import { openSearchForm, searchTheseWords } from './actions/search.ts';
import { chooseNumbers, requestSelected, sortResults, turnPage } from './actions/search-results.ts';
import { phoneCommand } from './commands/phone.ts';
import { connectClicks } from './gateway/clicks.ts';
import { connectCommands } from './gateway/commands.ts';
import { connectConversations, connectHome } from './gateway/events.ts';
import type { Gateway } from './gateway/gateway.ts';
import { connectShortcuts } from './gateway/shortcuts.ts';
import { connectSubmissions } from './gateway/submissions.ts';
import { homeBlocks } from './home/home.ts';
import { submitSearchForm } from './modals/submit-search-form.ts';
import type { Services } from './services.ts';
import { searchShortcut } from './shortcuts/search.ts';

/** The table of contents: everything that can arrive from Slack, and what answers it. */
export function connectListeners(app: App, gateway: Gateway, services: Services): void {
  const phone = phoneCommand(services);
  connectCommands(app, gateway, { '/phone': phone });
  connectConversations(app, gateway, phone);
  connectShortcuts(app, gateway, { search_numbers: searchShortcut() });
  connectClicks(app, gateway, {
    search_choose: chooseNumbers(services),
    search_page: turnPage(services),
    search_sort: sortResults(services),
    search_request: requestSelected(services),
    search_form: openSearchForm(),
    search_words: searchTheseWords(services),
  });
  connectSubmissions(app, gateway, { search_form: submitSearchForm(services) });
  connectHome(app, gateway, homeBlocks());
}
