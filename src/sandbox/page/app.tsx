import { useEffect, useState } from 'react';
import type { PagePerson } from '../slack/page-protocol.ts';
import { useLiveScreen } from './state/live-screen.ts';
import { fetchPeople, playable } from './state/people.ts';
import { readAddress } from './state/place.ts';
import { recall, remember } from './state/remembered.ts';
import { useFreshStart } from './state/use-fresh-start.ts';
import { Spinner } from './ui/spinner.tsx';
import { WorkspaceView } from './workspace.tsx';

const retryMs = 1500;

/** Learns who there is, and shows the workspace of whom one chose to be. */
export function App() {
  const [people, setPeople] = useState<PagePerson[]>([]);
  const [lost, setLost] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);

  useEffect(() => {
    let timer: number | undefined;
    const load = () =>
      fetchPeople().then(
        (found) => {
          setPeople(found);
          setLost(false);
          setPersonId(whoToBe(playable(found)));
        },
        () => {
          setLost(true);
          timer = window.setTimeout(load, retryMs);
        },
      );
    void load();
    return () => clearTimeout(timer);
  }, []);

  if (personId === null) {
    return <Waiting text={lost ? 'The sandbox does not answer. Trying again…' : 'Opening the sandbox…'} />;
  }
  const onSwitch = (id: string) => {
    remember({ personId: id });
    setPersonId(id);
  };
  return <Persona key={personId} personId={personId} people={people} onSwitch={onSwitch} />;
}

type PersonaProps = { personId: string; people: PagePerson[]; onSwitch(personId: string): void };

function Persona({ personId, people, onSwitch }: PersonaProps) {
  const ready = useFreshStart(personId);
  const { screen, link } = useLiveScreen(ready ? personId : null);
  if (!screen) {
    return (
      <Waiting
        text={link === 'lost' ? 'The sandbox does not answer. Trying again…' : 'Opening the sandbox…'}
      />
    );
  }
  return <WorkspaceView screen={screen} link={link} people={people} onSwitch={onSwitch} />;
}

function Waiting({ text }: { text: string }) {
  return (
    <p className="waiting" role="status">
      <Spinner /> {text}
    </p>
  );
}

/** From the address, else the last choice on this browser, else the first. */
function whoToBe(people: readonly PagePerson[]): string | null {
  const wanted = [readAddress(location.search).personId, recall().personId];
  const known = wanted.find((id) => people.some((person) => person.id === id));
  return known ?? people[0]?.id ?? null;
}
