import '@shared/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/inbox.css';
import './styles/case.css';
import './styles/states.css';
import './styles/narrow.css';
import './styles/elder.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { i18n } from '@shared/i18n';
import { usePreferences } from '@shared/stores/preferences';
import App from './app.vue';
import { router } from './router';

const app = createApp(App).use(createPinia()).use(i18n).use(router);
void usePreferences().apply().then(() => app.mount('#app'));
