// The only import of Element Plus. Apps use these names; a change of the widget library ends here.
import './theme.css';
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/dialog/style/css';

export { ElDialog } from 'element-plus/es/components/dialog/index';
export { ElConfigProvider } from 'element-plus/es/components/config-provider/index';
