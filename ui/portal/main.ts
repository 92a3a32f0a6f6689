import '@shared/tokens.css';
import './styles/base.css';
import './styles/pages.css';
import './styles/wide.css';
import './styles/portal.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { i18n } from '@shared/i18n';
import { usePreferences } from '@shared/stores/preferences';
import App from './app.vue';
import { fetchPages, router } from './router';

const app = createApp(App).use(createPinia()).use(i18n).use(router);
void usePreferences().apply().then(() => app.mount('#app')).then(fetchPages);
