import type { App } from '@slack/bolt';
import { numberChangeClicks, numberChangeForms } from './actions/change-number.ts';
import { homeClicks } from './actions/home.ts';
import { importClicks, importForms } from './actions/import.ts';
import { numberCardClicks } from './actions/number-card.ts';
import { portClicks, portForms } from './actions/port.ts';
import { portFormClicks, portFormClosed } from './actions/port-form.ts';
import { portOrderClicks, portOrderForms } from './actions/port-orders.ts';
import { releaseClicks, releaseForms } from './actions/release.ts';
import { requestClicks, requestForms } from './actions/request-buttons.ts';
import { openBlockForm, requestSelected, requestTyped, tickInRequestForm } from './actions/request-form.ts';
import { openSearchForm, searchTheseWords } from './actions/search.ts';
import { chooseNumbers, sortResults, turnPage } from './actions/search-results.ts';
import { exportAuditFile, turnAuditPage } from './commands/audit.ts';
import { blockClicks } from './commands/blocks.ts';
import { exportClicked } from './commands/export.ts';
import { inventoryClicks } from './commands/inventory.ts';
import { numberListClicks } from './commands/numbers.ts';
import { phoneCommand } from './commands/phone.ts';
import { turnRequestsPage } from './commands/requests.ts';
import { joinChannel, openSettings } from './commands/settings.ts';
import { turnUnassignedPage } from './commands/unassigned.ts';
import type { Desk } from './desk.ts';
import { connectClicks } from './gateway/clicks.ts';
import { connectClosings } from './gateway/closings.ts';
import { connectCommands } from './gateway/commands.ts';
import { connectConversations, connectHome } from './gateway/events.ts';
import type { Gateway } from './gateway/gateway.ts';
import { connectShortcuts } from './gateway/shortcuts.ts';
import { connectSubmissions } from './gateway/submissions.ts';
import { submitBlockForm } from './modals/submit-block-form.ts';
import { submitPortStep } from './modals/submit-port-form.ts';
import { submitRequestForm } from './modals/submit-request-form.ts';
import { submitSearchForm } from './modals/submit-search-form.ts';
import { submitSettingsForm } from './modals/submit-settings-form.ts';
import { lookUpShortcut } from './shortcuts/look-up.ts';
import { portShortcut } from './shortcuts/port.ts';
import { searchShortcut } from './shortcuts/search.ts';

/** The table of contents: everything that can arrive from Slack, and what answers it. */
export function connectListeners(app: App, gateway: Gateway, desk: Desk): void {
  const phone = phoneCommand(desk);
  connectCommands(app, gateway, { '/phone': phone });
  connectConversations(app, gateway, phone);
  connectShortcuts(app, gateway, {
    search_numbers: searchShortcut(),
    look_up_numbers: lookUpShortcut(desk),
    port_in: portShortcut(desk),
  });
  connectClicks(app, gateway, {
    search_choose: chooseNumbers(desk),
    search_page: turnPage(desk),
    search_sort: sortResults(desk),
    search_request: requestSelected(desk),
    search_form: openSearchForm(),
    search_words: searchTheseWords(desk),
    request_typed: requestTyped(desk),
    request_block: openBlockForm(desk),
    request_tick: tickInRequestForm(desk),
    requests_page: turnRequestsPage(desk),
    audit_page: turnAuditPage(desk),
    audit_export: exportAuditFile(desk),
    export_inventory: exportClicked(desk),
    settings_open: openSettings(desk),
    settings_join: joinChannel(desk),
    ...numberCardClicks(desk),
    ...numberListClicks(desk),
    unassigned_page: turnUnassignedPage(desk),
    ...requestClicks(desk),
    ...numberChangeClicks(desk),
    ...releaseClicks(desk),
    ...importClicks(desk),
    ...blockClicks(desk),
    ...inventoryClicks(desk),
    ...homeClicks(desk, phone),
    ...portClicks(desk),
    ...portOrderClicks(desk),
    ...portFormClicks(desk),
  });
  connectSubmissions(app, gateway, {
    search_form: submitSearchForm(desk),
    request_form: submitRequestForm(desk),
    block_form: submitBlockForm(desk),
    settings_form: submitSettingsForm(desk),
    port_step: submitPortStep(desk),
    ...requestForms(desk),
    ...numberChangeForms(desk),
    ...releaseForms(desk),
    ...importForms(desk),
    ...portForms(desk),
    ...portOrderForms(desk),
  });
  connectClosings(app, gateway, { port_step: portFormClosed(desk) });
  connectHome(app, gateway, (person) => desk.homes.open(person.id));
}
