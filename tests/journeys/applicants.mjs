// The three items that are handled for real, as an applicant hands them in; and the departments' side of a case, done
// by program so that a journey can stay with its citizen.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, kWidths, settled, shoot, until } from './harness.mjs';

// One page, and its bytes are a real PDF.
export const kPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n');
export const pdf = (name) => ({ name, mimeType: 'application/pdf', buffer: kPdf });

const kShop = { phone: '13712345602', contact_address: '广安市广安区万盛街道演示大道 88 号', delivery: '窗口领取', service_address: '广安市广安区万盛街道演示大道 88 号' };
export const kItems = {
  permit: {
    code: '511A0015500009-511602000000-000-115113016823646795-1-00', name: '公共场所卫生许可新办审批（县级）', account: 'company1',
    applicant: '广安青禾美容美发有限公司', staff: 1, licence: '公共场所卫生许可证',
    form: {
      ...kShop, applicant_name: '广安青禾美容美发有限公司', credit_code: '91511602MA7DEM0169', place_name: '青禾美容美发', address: '广安市广安区万盛街道演示大道 88 号',
      category: '公共浴室、理发店、美容店', area_m2: 86, staff_count: 1, health_certificates: [{ name: '赵敏', certificate_no: '演示0001', valid_to: '2030-09-01' }],
      central_air: false, manager: '赵敏', opening_date: '2027-12-20',
    },
  },
  record: {
    code: '513A0102900001-511602000000-000-11511301MB051073XA-1-00', name: '食品小经营店备案发放', account: 'company1',
    applicant: '广安青禾美容美发有限公司', staff: 2, licence: '备案',
    form: {
      ...kShop, applicant_name: '广安青禾美容美发有限公司', credit_code: '91511602MA7DEM0169', shop_name: '青禾小食店', premises: '广安市广安区万盛街道演示大道 90 号',
      business: ['食品销售'], area_m2: 40, staff: [{ name: '赵敏', health_certificate_no: '演示0002', valid_to: '2030-09-01' }],
    },
  },
  allowance: {
    code: '512B0003600037-511602000000-000-11511301008778298W-1-00', name: '80周岁以上老年人高龄津贴发放', account: 'citizen2',
    applicant: '王德明', staff: 3, licence: '高龄津贴',
    form: {
      applicant_name: '王德明', id_number: '511602194405121172', phone: '13912345601', contact_address: '广安市广安区北辰街道演示巷 6 号', hukou_region: '广安市广安区北辰街道',
      account_bank: '演示银行广安支行', account_no: '6222000000000000', living_alone: true, paid_elsewhere: false, has_agent: false, delivery: '窗口领取',
      service_address: '广安市广安区北辰街道演示巷 6 号',
    },
  },
};

// The page as a reader meets it: whole, usable by everybody, and kept as pictures.
export async function fine(page, name, widths = [kWidths.phone, kWidths.desk]) {
  await settled(page);
  await assertAccessible(page, name);
  await assertWhole(page, name);
  await shoot(page, `portal-${name}`, widths);
}

async function put(page, id, value) {
  const selector = `#f-${id.replaceAll('.', '-')}`;
  if (Array.isArray(value)) {
    for (const [index, row] of value.entries()) {
      if (typeof row !== 'object') {
        await page.getByRole('checkbox', { name: row }).check();
        continue;
      }
      await page.click(selector);
      for (const [name, one] of Object.entries(row)) await put(page, `${id}.${index}.${name}`, one);
    }
  } else if (typeof value === 'boolean') await page.locator(`[name="f-${id}"]`).nth(value ? 0 : 1).check();
  else if (await page.locator(`select${selector}`).count()) await page.selectOption(selector, value);
  else if (await page.locator(`[name="f-${id}"]`).count()) await page.locator(`fieldset:has([name="f-${id}"])`).getByText(value, { exact: true }).click();
  else await page.fill(selector, String(value));
}
// Types a form into the fields that stand on the page; what the city filled in is left alone.
export async function type(page, form) {
  for (const [name, value] of Object.entries(form)) {
    if (name === 'applicant_name') continue;
    await put(page, name, value);
  }
}
export async function attachAll(page) {
  const inputs = page.locator('#s-materials .up[id^="m-"]');
  for (let index = 0; index < await inputs.count(); ++index) {
    const one = inputs.nth(index);
    const id = (await one.getAttribute('id')).slice(2);
    await one.locator('input[type=file]').setInputFiles(pdf(`${id}.pdf`));
    await one.locator('.tag.ok').waitFor();
  }
}
export async function sign(page, applicant) {
  await page.locator('#s-review').waitFor();
  await page.locator('#s-review input[type=checkbox]').check();
  await page.fill('#sign', applicant);
  await page.locator('#s-review .btn.primary').click();
  await page.locator('#rc').waitFor();
}
export const allSaved = (page) => page.waitForFunction(() => document.querySelector('.apply-bar .saved time') !== null);

// A case handed in by program.
export async function handIn(api, item, paper = kPdf) {
  const applicant = await api(item.account);
  const { number, missing } = await applicant.post('/api/v1/cases', { item_code: item.code, form: item.form });
  for (const { id } of missing) {
    const body = new FormData();
    body.append('material', id);
    body.append('file', new Blob([paper], { type: 'application/pdf' }), `${id}.pdf`);
    await applicant.post(`/api/v1/cases/${number}/materials`, body);
  }
  const isChecked = async () => (await applicant.get(`/api/v1/cases/${number}`)).materials.every(({ state }) => state !== 'received');
  await until('the papers to be checked', isChecked, 30);
  await applicant.post(`/api/v1/cases/${number}/submit`, { signature: { kind: 'typed', name: item.applicant } });
  return number;
}
// One act of the departments: the open task of the case that offers `outcome`.
export async function act(api, account, number, outcome, extra = {}) {
  const staff = await api(account);
  for (let cursor = ''; ;) {
    const list = await staff.get(`/api/v1/tasks?limit=100${cursor && `&cursor=${cursor}`}`);
    const task = list.items.find((one) => one.case_number === number && one.outcomes.some((way) => way.id === outcome));
    if (task) return staff.post(`/api/v1/tasks/${task.id}/complete`, { outcome, comment: '材料核对无误', ...extra });
    assert.ok(list.next, `a task of ${number} that offers ${outcome} to ${account}`);
    cursor = list.next;
  }
}
export async function grant(api, item, number) {
  await act(api, 'clerk1', number, 'accept');
  await act(api, `reviewer${item.staff}`, number, 'pass');
  await act(api, `approver${item.staff}`, number, 'grant');
}
