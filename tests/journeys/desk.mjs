// What the journeys of the desk share: cases that are handed in, and a clerk's hands on the keyboard.
import assert from 'node:assert/strict';
import { handIn, kItems } from './applicants.mjs';
import { assertAccessible, assertWhole, settled, shoot, until } from './harness.mjs';

// A paper that can be looked at: the plan of a shop with its rooms, doors and basins.
const kPlan = `2 w 40 430 515 340 re S 40 600 m 260 600 l S 310 600 m 555 600 l S 300 430 m 300 540 l S 300 590 m 300 600 l S
1 w 0.6 G 70 690 60 40 re 160 690 60 40 re 250 690 60 40 re 340 690 60 40 re 430 690 60 40 re S 60 450 90 50 re 170 450 90 50 re S
330 450 40 30 re 380 450 40 30 re 430 450 40 30 re S 0 G 260 600 m 260 625 285 650 310 650 c S 3 w 200 430 m 260 430 l S
1 w 0.8 g 40 330 515 60 re f 0.6 G 40 350 m 555 350 l S 40 370 m 555 370 l S 180 330 m 180 390 l S 320 330 m 320 390 l S`;
export const kPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length ${kPlan.length}>>stream
${kPlan}
endstream endobj
trailer<</Size 5/Root 1 0 R>>
%%EOF
`;

// The three items that are handled for real (domain.md (k)), each with who applies for it.
export const kVenue = { ...kItems.permit, name: kItems.permit.applicant };
export const kShop = {
  code: '513A0102900001-511602000000-000-11511301MB051073XA-1-00', account: 'citizen1', name: '李晓',
  form: {
    applicant_name: '李晓', id_number: '511602199003161246', phone: '13812345678', contact_address: '广安市广安区浓洄街道演示路 20 号',
    shop_name: '晓晓小吃', premises: '广安市广安区浓洄街道演示路 20 号', business: ['餐饮服务'], area_m2: 20,
    staff: [{ name: '李晓', health_certificate_no: '演示0002', valid_to: '2030-09-01' }], delivery: '窗口领取', service_address: '广安市广安区浓洄街道演示路 20 号',
  },
};
export const kElder = {
  code: '512B0003600037-511602000000-000-11511301008778298W-1-00', account: 'citizen2', name: '王德明',
  form: {
    applicant_name: '王德明', id_number: '511602194405121172', phone: '13912345601', contact_address: '广安市广安区北辰街道演示巷 6 号',
    hukou_region: '广安市广安区北辰街道', account_bank: '演示银行', account_no: '6222000011112222', paid_elsewhere: false, has_agent: false,
    delivery: '窗口领取', service_address: '广安市广安区北辰街道演示巷 6 号',
  },
};

// A case of an item, with all its papers, received. Returns its number.
export const handedIn = (api, item = kVenue) => handIn(api, { ...item, applicant: item.name }, kPdf);

// Through the API, as somebody at another desk would.
export async function act(api, account, number, outcome, extra = {}) {
  const who = await api(account);
  const { items } = await who.get(`/api/v1/tasks?q=${number}`);
  assert.equal(items.length, 1, `${account} has one task of ${number}`);
  return who.post(`/api/v1/tasks/${items[0].id}/complete`, { outcome, comment: '核对无误', ...extra });
}

export const opened = (page) => page.waitForSelector('.case-hd h1');
export const press = (page, key) => page.keyboard.press(key);

// Settled, without a violation, a bare key or a sideways scroll, and kept as a picture.
export async function look(page, name, widths) {
  await settled(page);
  await assertAccessible(page, name);
  await assertWhole(page, name);
  await shoot(page, `desk-${name}`, widths);
}

// Finds a case by its number with the keyboard alone and opens it: `/`, the number, Enter, j, Enter.
export async function find(page, number) {
  await press(page, '/');
  await page.keyboard.type(number);
  await press(page, 'Enter');
  await until(`the case ${number} alone in the list`, async () => new URL(page.url()).searchParams.get('q') === number && (await page.locator('.row').count()) === 1);
  await press(page, 'j');
  await press(page, 'Enter');
  await until(`the case ${number}`, async () => (await page.locator('.case-hd .t > .num').textContent())?.replaceAll(' ', '').includes(number));
  await settled(page);
}

// A desk with a case open, found by its number.
export async function atDesk(open, account, number, how = {}) {
  const page = await open({ account, ...how });
  await page.goto('/desk/');
  await page.waitForSelector('.list h1');
  await settled(page);
  await find(page, number);
  return page;
}

// Chooses a decision by its key; the dialog says what follows.
export async function choose(page, key) {
  await press(page, key);
  await page.waitForSelector('.tb-dialog:visible #decision, .tb-dialog:visible #hold, .tb-dialog:visible #end-hold');
  await page.waitForTimeout(120); // the dialog gives the focus a moment after it opens
}
export async function sent(page) {
  await page.waitForSelector('.sentnote');
  return page.locator('.sentnote span').innerText();
}
