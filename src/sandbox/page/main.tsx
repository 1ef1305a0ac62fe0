import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/tokens.css';
import './styles/shell.css';
import './styles/sidebar.css';
import './styles/messages.css';
import './styles/files.css';
import './styles/text.css';
import './styles/composer.css';
import './styles/blocks.css';
import './styles/controls.css';
import './styles/popups.css';
import './styles/modal.css';
import './styles/zoom.css';
import './styles/zoom-calls.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
