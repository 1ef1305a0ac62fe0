import type { Fault } from '../../zoom/control-protocol.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { control } from './control.ts';
import { FaultForm } from './fault-form.tsx';
import { describeFault, faultWords } from './fault-words.ts';
import { useControl } from './use-control.ts';

export function FaultsTab({ faults }: { faults: readonly Fault[] }) {
  const { busy, problem, run } = useControl();
  return (
    <>
      {faults.length === 0 ? (
        <p className="zoom-quiet">Nothing is broken. Switch a fault on and see how the bot copes.</p>
      ) : (
        <ul className="fault-list">
          {faults.map((fault) => (
            <li key={fault.id} className="fault">
              <div>
                <strong>{faultWords[fault.kind]}</strong>
                <p className="fault-detail">{describeFault(fault)}</p>
              </div>
              <IconButton
                icon="close"
                label={`Switch off: ${faultWords[fault.kind]}`}
                disabled={busy}
                onClick={() => void run(() => control.removeFault(fault.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="fault-all">
        {faults.length > 1 && (
          <button type="button" className="button small" onClick={() => void run(control.removeAllFaults)}>
            Switch all off
          </button>
        )}
        <button type="button" className="button small" onClick={() => void run(control.revokeTokens)}>
          Revoke the bot’s token
        </button>
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <FaultForm />
    </>
  );
}
