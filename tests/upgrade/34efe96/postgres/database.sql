-- A database of release 34efe96 (tests/upgrade/README.md), PostgreSQL 15.
CREATE TABLE account (
    id bigint NOT NULL,
    name text NOT NULL,
    person bigint NOT NULL,
    password text NOT NULL,
    staff_kind text NOT NULL,
    body bigint NOT NULL,
    body_name text NOT NULL,
    active boolean NOT NULL
);
CREATE TABLE blob_chunk (
    name text NOT NULL,
    chunk bigint NOT NULL,
    stored_at bigint NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE body (
    id bigint NOT NULL,
    name text NOT NULL,
    full_name text NOT NULL,
    region_code text NOT NULL,
    uscc text
);
CREATE TABLE "case" (
    id bigint NOT NULL,
    number text NOT NULL,
    item_code text NOT NULL,
    item_version bigint NOT NULL,
    item_name text NOT NULL,
    region text NOT NULL,
    deciding_body bigint NOT NULL,
    body_name text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    state_before_hold text NOT NULL,
    acceptance text NOT NULL,
    outcome text NOT NULL,
    applicant bigint NOT NULL,
    filed_by bigint NOT NULL,
    applicant_sealed bytea NOT NULL,
    applicant_name_index bytea NOT NULL,
    form_public text NOT NULL,
    form_sealed bytea NOT NULL,
    correction_sealed bytea NOT NULL,
    corrections bigint NOT NULL,
    created_at bigint NOT NULL,
    received_at bigint,
    accepted_at bigint,
    decided_at bigint,
    finished_at bigint,
    delivered_at bigint,
    updated_at bigint NOT NULL,
    due_at bigint,
    accepted_by bigint,
    reviewed_by bigint,
    decided_by bigint,
    licence_number text,
    version bigint NOT NULL
);
CREATE TABLE case_field (
    item_code text NOT NULL,
    field text NOT NULL,
    value text NOT NULL,
    case_id bigint NOT NULL
);
CREATE TABLE case_party (
    case_id bigint NOT NULL,
    party bigint NOT NULL,
    capacity text NOT NULL,
    valid_from bigint NOT NULL,
    basis text NOT NULL
);
CREATE TABLE clock (
    case_id bigint NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    due_at bigint NOT NULL,
    record text NOT NULL
);
CREATE TABLE document (
    case_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    number text NOT NULL,
    issued_at bigint NOT NULL,
    data_sealed bytea NOT NULL
);
CREATE TABLE document_number (
    body bigint NOT NULL,
    series text NOT NULL,
    year bigint NOT NULL,
    last bigint NOT NULL
);
CREATE TABLE generation (
    kind text NOT NULL,
    number bigint NOT NULL
);
CREATE TABLE hold (
    case_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    reason_sealed bytea NOT NULL,
    held_from bigint NOT NULL,
    planned_end text NOT NULL,
    ended_at bigint,
    proposed_by bigint NOT NULL
);
CREATE TABLE idempotency (
    account bigint NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    case_id bigint NOT NULL,
    answer_id bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE implementation (
    id bigint NOT NULL,
    version bigint NOT NULL,
    current boolean NOT NULL,
    code text NOT NULL,
    directory_code text NOT NULL,
    name text NOT NULL,
    main_item text,
    kind text NOT NULL,
    depth bigint NOT NULL,
    body bigint NOT NULL,
    department text NOT NULL,
    region_code text NOT NULL,
    agency_uscc text,
    source_url text,
    handled_in text NOT NULL,
    document text,
    row_digest text NOT NULL,
    guide_digest text NOT NULL,
    valid_from text NOT NULL,
    valid_to text
);
CREATE TABLE inbox (
    case_id bigint NOT NULL,
    id bigint NOT NULL,
    task_id bigint NOT NULL,
    actor bigint NOT NULL,
    payload bytea NOT NULL,
    result text
);
CREATE TABLE instance (
    case_id bigint NOT NULL,
    model text NOT NULL,
    model_version bigint NOT NULL,
    state bytea NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE item_import_report (
    id bigint NOT NULL,
    row_number bigint NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL
);
CREATE TABLE journal (
    case_id bigint NOT NULL,
    id bigint NOT NULL,
    lane bigint NOT NULL,
    commit_order bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    kind text NOT NULL,
    actor bigint NOT NULL,
    body bigint NOT NULL,
    element text NOT NULL,
    at bigint NOT NULL,
    payload bytea NOT NULL
);
CREATE TABLE journal_checkpoint (
    lane bigint NOT NULL,
    count bigint NOT NULL,
    root text NOT NULL,
    chain text NOT NULL,
    at bigint NOT NULL,
    signature text NOT NULL,
    signer text NOT NULL
);
CREATE TABLE journal_lane (
    lane bigint NOT NULL,
    count bigint NOT NULL,
    chain bytea NOT NULL,
    peaks bytea NOT NULL,
    commit_order bigint NOT NULL,
    journal_id bigint NOT NULL,
    checkpointed bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE journal_seal (
    lane bigint NOT NULL,
    seq bigint NOT NULL,
    case_id bigint NOT NULL,
    journal_id bigint NOT NULL,
    digest bytea NOT NULL,
    chain bytea NOT NULL
);
CREATE TABLE lease (
    name text NOT NULL,
    holder text NOT NULL,
    fence bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE licence (
    id bigint NOT NULL,
    number text NOT NULL,
    case_id bigint NOT NULL,
    item text NOT NULL,
    type text NOT NULL,
    title text NOT NULL,
    holder bigint NOT NULL,
    body bigint NOT NULL,
    body_name text NOT NULL,
    region text NOT NULL,
    issued_on text NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    status text NOT NULL,
    content_sealed bytea NOT NULL,
    digest text NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE mandate (
    account bigint NOT NULL,
    body bigint NOT NULL,
    items text NOT NULL,
    acts text NOT NULL,
    valid_from text NOT NULL,
    valid_to text NOT NULL,
    document text NOT NULL
);
CREATE TABLE material (
    case_id bigint NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    state text NOT NULL,
    trust text NOT NULL,
    name_sealed bytea NOT NULL,
    type text NOT NULL,
    size bigint NOT NULL,
    digest text NOT NULL,
    blob text NOT NULL,
    verdict text NOT NULL,
    uploaded_at bigint NOT NULL,
    uploaded_by bigint NOT NULL,
    current boolean NOT NULL
);
CREATE TABLE person (
    id bigint NOT NULL,
    kind text NOT NULL,
    sealed bytea NOT NULL,
    number_index bytea NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE process_model (
    key text NOT NULL,
    version bigint NOT NULL,
    digest text NOT NULL,
    xml text NOT NULL,
    published_at bigint NOT NULL
);
CREATE TABLE role_grant (
    account bigint NOT NULL,
    role text NOT NULL,
    scope text NOT NULL
);
CREATE TABLE schema_version (
    module text NOT NULL,
    number bigint NOT NULL,
    digest text NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE serial_block (
    key text NOT NULL,
    next bigint NOT NULL
);
CREATE TABLE session (
    digest bytea NOT NULL,
    id bigint NOT NULL,
    account bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE subject_key (
    subject bigint NOT NULL,
    wrapped bytea,
    erased_at bigint
);
CREATE TABLE task (
    case_id bigint NOT NULL,
    id bigint NOT NULL,
    token bigint NOT NULL,
    element text NOT NULL,
    name text NOT NULL,
    act text NOT NULL,
    scope text NOT NULL,
    clock text NOT NULL,
    due_at bigint,
    created_at bigint NOT NULL,
    state text NOT NULL,
    done_by bigint,
    done_at bigint,
    outcome text NOT NULL
);
CREATE TABLE task_access (
    scope text NOT NULL,
    due_at bigint NOT NULL,
    task_id bigint NOT NULL,
    case_id bigint NOT NULL,
    act text NOT NULL,
    item text NOT NULL
);
CREATE TABLE timer (
    case_id bigint NOT NULL,
    token bigint NOT NULL,
    boundary text NOT NULL,
    clock text NOT NULL,
    due_at bigint NOT NULL
);
INSERT INTO account VALUES (383689832032894977, 'citizen1', 383689832032894976, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'none', 0, '', true);
INSERT INTO account VALUES (383689832032894979, 'citizen2', 383689832032894978, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'none', 0, '', true);
INSERT INTO account VALUES (383689832037089281, 'company1', 383689832037089280, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'none', 0, '', true);
INSERT INTO account VALUES (383689832037089283, 'clerk1', 383689832037089282, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'institution', 511602032, '区行政审批局', true);
INSERT INTO account VALUES (383689832041283584, 'reviewer1', 383689832037089284, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602032, '区行政审批局', true);
INSERT INTO account VALUES (383689832041283586, 'approver1', 383689832041283585, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602032, '区行政审批局', true);
INSERT INTO account VALUES (383689832041283588, 'reviewer2', 383689832041283587, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602017, '区市监局', true);
INSERT INTO account VALUES (383689832041283590, 'approver2', 383689832041283589, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602017, '区市监局', true);
INSERT INTO account VALUES (383689832041283592, 'reviewer3', 383689832041283591, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602022, '区民政局', true);
INSERT INTO account VALUES (383689832041283594, 'approver3', 383689832041283593, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602022, '区民政局', true);
INSERT INTO account VALUES (383689832041283596, 'supervisor1', 383689832041283595, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602028, '区政府办', true);
INSERT INTO account VALUES (383689832041283598, 'sysadmin', 383689832041283597, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602032, '区行政审批局', true);
INSERT INTO account VALUES (383689832045477889, 'secadmin', 383689832045477888, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602032, '区行政审批局', true);
INSERT INTO account VALUES (383689832045477891, 'auditor', 383689832045477890, '$argon2id$v=19$m=32768,t=3,p=1$jeidvMAnUbduh1ppwLjjhA$xgPwu8WMbM1ahkobX4aL9r4h1VuIqNw213dmrL+Rl8g', 'civil_servant', 511602028, '区政府办', true);
INSERT INTO blob_chunk VALUES ('365c66a9cfa592c0cb0e45fdde489edb', 0, 1772416802389684, '\x01ac8afe724442832f81db9dc2f77007ef0918a9a143b9344836d233effe52ad6f0a6f2fe0065434cde365d9bde0ebca8c3500c77e83e22166ebb6939d15fd78bf7b24f0c84caa67e8e16bb970a85db7b8d41cc2133c4a225d5796ae1e607613537186a755f89b87fc388a41c00409f6609f57d2e74b7f3a29998a93793e4e475b54d0327fe2b197c40e19124fad085f0750ba86183675698c8bf8b5306b9341a6e241c9e07043c0832844388767c46098560126db7e355b1f0a30c419d36c25d8c4436ec55be75379f58aba7ecc7c022d12f8af4398b26ab6fede6477bf5fea1ba4850a1e647adb4d184faf9952e26ebfc00cd55e08d35c0a');
INSERT INTO blob_chunk VALUES ('1a2529948c91adcf49719f58a5277d96', 0, 1772416802391793, '\x01b7cb0086178c17879008a5c0611f5fbefb55647305fb4df0cca48356a4fb382d1fd1c7ffcaf8d68f8517fa608fc258701719f40eb196e3912d82d1cb8f08824e963dcc1572081998f58f0d181bf402ce2b8e24c3b35e2c4dbdd0c4b4424b50d69909eed27cbc13f233f2b94d8866a78fcf5679fad8465f03783c3b911d96723ffa9740ba890d9de3203bf2e82cf5dd424fa18ad13e03e228cefd2b5524fed3b1cfbe4e5c5fa0d488c9936f319cdc211e92033ceb704ec758b0aef2f066571b6034c62ab4dd7134b267d4bac714685f0e7cbb49a4527c587feafadc5fa208b2d13cc28be8750257386d721dac7e0cdc58365ce9979431fbe0');
INSERT INTO blob_chunk VALUES ('6099044e4e6e34a736869c1d1419fb5d', 0, 1772416802393207, '\x0116f807af6057e7c706591de1fc2cd201af682f91181dac62d7832cb9f02ec7f702bed2037ff664518c9e5e424faf9da480c5d930ff54627a70a4bf0748f68b048a3b54927d9423e4c8818813c2511e55d4a2aaf5aac1385f5338a74803f6dcd056d5f62d95bb0fdea29ccd743cc425df02f71fc7a579ed1c4436504cffdce2d5e19da04987f459aff9446efb48d41523e3f8972de7914dbf321fa689a6195c5ebae5bbf746f7dc7e4d39317129637dc9e4403f83b48ed519c0a6b3d73df8cbc3ce0068e09c5ccb7ff62988c8d1ec0f395bc1aeee268473325bb9de7a6f3d6c9d2e49d3e0ff2af4610671e52c60f843a53fb1a0c6ff53ecba');
INSERT INTO blob_chunk VALUES ('8fb1cd010df0feedff4c1beadf76a925', 0, 1772416802415626, '\x01c11fe8ea00bc08536162f28d50226d341b20be1dab7d33b75c4e7aded4e412aa01d83845eee44c4cc9b5706be65eb73691a98683c1e2a26a2df631191a68425ef52a6e9eec3fbf566ea64680e3edd60d7d3af28058ed5e626dc071e89ae8aecead50c33fb5080227392bf47ba6b222c30fdb3a9b6d2ca77452a839e0baeb684a512842f43f5134271e7a4110639d7ee20b760e0319f28015f209982cda3a3f321d84e5380579a1a93e2fa07219e3f5bbb6735647610e4b79db5c69afaede6815da6a6cdf6880da9b7332a84b1532a7de5fea99867ef741796678059523101c13c04b78d888d7bc41a83b375a2d39038ed6d470cdc026b0a9');
INSERT INTO blob_chunk VALUES ('807ef9b761615161e97e35b26f02d8fc', 0, 1772416802416705, '\x01ba1caf3b788bfc2d33b527bb43abefe9fdc87f4589100ee7f356540efa2d12e1df921522cfc1be264e2ddcb21e5078a53c74834923d81c1d52440d3b63f9d998435d9c6e6d30c31ea719925c9d2687a7dfc9edf5cc412610de816e34793972d474888692f5886e82906832fad26db1eadc08cc311945787bfb7d812b3fb08c58de6cbac847d49d08f37847be18d384242164f68e1310eeb2606e154251882f52cf4e250457b7bb8b1e9b0fd364afaff4b1a743c0d1ff8568a040a0857a560256eb62bf24fddd0ef4bd1b234f2531818ac9dcf88039ac01ceca2c4822d96a9b2298097fad263b37e2cc0a12b45fe1495c6714a2ea7ff9dc8f');
INSERT INTO blob_chunk VALUES ('660bcf04abbd26d3d6dfdd64129b5367', 0, 1772416802417640, '\x01821ebafb4421444b5c50e06d84e96e0dc80eccc0ce3c57b5f94f988558067547888bb998a3f5ccdfc19de9abc3d6f290156dee599534577216bcab9e39bf633ddd604589697dc9a34b90de8e2da527cc5f6c3d5e8dc1f8f6dd7ae09d71decefe95e2efef09d3e5f6253c14b9906c80e8708820252d349854c54b8322d0011ecc3443c6367b37737c2bb7e081273d5e2654ab996df9f70b5c98ea12a35431480709da1c0654b2dc840cb8d30c340497634a963481daaaee7b4ce2d9147cfda9c14b4527728f55ec1250f6b73a8f2d9100f5e4659a610ecdca9a618f05a0cfd86e0ba5834cc7e322f67b1542a4b0acded829fa90e1396b1d93');
INSERT INTO blob_chunk VALUES ('756f20bd2445d0b2fae39bea5f6c1924', 0, 1772416802420160, '\x017e0bf73d74320690effbd530af6f60133e881ed1e14f31d24502715818801f076533ddba75e47aa52df4a14e36bce585c29bc4dee739f3baa60f69edb7439684501dbbe55783a927b8d74a185ff605a79dc69ab4d792368f3b3e92d63d52f2a4c54c6ea4a194628db1929c7e950b86895608732499479f03e0b155194d70db1e477713ebc65e90ad983c065eec549e9a344b8429c0807a8d55475b94b997c6b23984d5dfabf9a34f5ac33a2b37352bccd28232a3aaeb1d24737e55f7cf4e48c4c519767fe6c440c84b51ab7b2d2277220cbfc5570d691a0a72ba30eae7ef05f2cf411691a0e03803bc6a72806fe6c88743ddcaca271bf2e1');
INSERT INTO blob_chunk VALUES ('c46a1824b5b42a34d518781387314e89', 0, 1772416802421082, '\x01dd80d922add8b56e242c344fca9b1e631c1e0e558b053b9ef6aa88e74460e1c384e46d6aa860a4ac25cc67d6eb07b69328aa42c831135a46f3f55ffee74b10aa1c435c95f2e3c212cf4221023ddfb927c8074f210388fbdf8d9159636dfb04182c0bfc7bcf9596a2fb051af6a5a9f6644a4bc1eb5b9b674707668775042f2bdc3aa19ed1997a01bfb31e4d63f94a2e9072b2b44c4f888ec98e5ca4448481581c2c2b4ea575f616165d3debbd52616a3a85491dae6b5ebad00757dd41cabaab13463fb9223f762fe3a41779b8d345f718e1c365d51aac5911c006eed571b2d7f359f66a05fe9fd9c99bd56e05136b6a72afa6c479787fbde3');
INSERT INTO blob_chunk VALUES ('d8ed38995e1792cb160f1b93b2ffe7fa', 0, 1772416802422024, '\x01b9eefb54f56996c47d84275969df6a51655d4f59d865c416900fe116691f7b29a6f8899bfe5223713db4e7d5ad4ef6dd88529e11b2198074ef5d251971fca12a6131c6d778d07cf41d971f389f1ba98384ca828d89e806ae5052dd7af2c3555f2b3625fef484c8ecba6d348a9f32f2516add107520500f636aad9dcbc5eff0ec55680c479aab14586f751d1f3d2c5384cde60cb333f7a0a0071d35562b4afeaa1ab5ce199fcceb4a26673df7cd5afa699ac19ccb9f24f6fdce187a5c82d3f987eba4479f190fbef70c3332a668b9bba0684a378fded204273e7026a4d2b17a8ff2b402379ed9ae06ee62521c4d0efe7e81b63b5d6e725cae');
INSERT INTO blob_chunk VALUES ('0a8f1ff97956d4900f915be964f485c4', 0, 1772416802426658, '\x0161939671d17b58b44308c4da1c5f46828d09dd2889f1fe02f434223ea6d8bf494c68fd9873a63a99e12374bd34932dc03b880ff0f364094919196aa9444daebacff3c3646650c20c9813eb43ad94511e734de2db25c9292ad9ef5392bcd1a236854e635f1b4a53e1376302ab09f2c0d062e89871d2f2351ee8fba8c60e665f9093f93f4ff71d5e6fd6aa624a5e21562ada110e051941d5f9df36f82879548155b6cc29ead6f4535eb1d45a37c01a5d6fe3b557e844afebf043220aa46dfc1fb4641d1430ebeede6083b0e56ee895b479c924323da5e80d38dbb8f30acf6076df0daa634c57bba932960c92acaaedcc7b5e65fd58ddc9c8ec');
INSERT INTO blob_chunk VALUES ('29c1dc636447c75a86faf0dcb9764523', 0, 1772416802427589, '\x014aa6193ad933643881ce18a0b8761b916a592f7cb7faf33001268e9d8a619f42da32c45881168e70414cc90edd73cf809e1f9fbf91d0ba5e59300143c2844aef4637bb8ac06d588eb21a124aa49d3e8392e3a2f94da45b76ea35e4e504ecf63a98c918a7e42a7710dd26bd8244b7e8b4bf4f2f9ee7e50f5a6824362d6fd8cf42186edfbe95ff0c39bacacf82dfa6f8ab1ae56126d2b65c00e18434e13b7e909b6bca1ea6d63f9254408da76d91b078ef82b592a565c0f341500add934fda2c85740fcb6923c6f59e83f7cd98af91e33f0de0b133622da8528548fbc3a801d03fba3618b53ccd011e9125e406158ea6a18ae243743e577fe1');
INSERT INTO blob_chunk VALUES ('11464d9eb5e2ec0b6267060201253e51', 0, 1772416802428372, '\x01c4350e80c5821060b83baedc34af8cb94219f50dc028f4e62e76eac7450e0094ec04fe92a46551b604c075b3d4b41e8f3680e76d011ea7171e61fe9a5fe5ee4a62705a170e4e3deb0f86b7a55aed20adf25f5518785fb694c97079394828e6efc64700f78053c898074353759277ff40b2e5419b8bfb7ad83023615cd6625294a1a9fee915a957e5d12bb31e3c2481bd55b32ff28a4aaa1a56c130ce4e3238aed64acce727cb7e2a4ebdd2e21a812c9fad866aa3b45e74dde612ea00d0a226c53ef693ab59556f1c98e603b655ba7d46dd01de5e63e9262bbec706e583901fcba17ed837c8a57994777a8c0a665acd5cc317cd5f7e27494f');
INSERT INTO body VALUES (511602001, '区经信局', '广安市广安区经济和信息化局', '511602', '11511301008778183N');
INSERT INTO body VALUES (511602002, '区教科体局', '广安市广安区教育科技和体育局', '511602', '115113010833722043');
INSERT INTO body VALUES (511602003, '区公安分局', '广安市公安局广安区分局', '511602', '11511300008778693M');
INSERT INTO body VALUES (511602004, '区消防大队', '广安市广安区消防救援大队', '511602', '11511300MB1A21304N');
INSERT INTO body VALUES (511602005, '区司法局', '广安市广安区司法局', '511602', '115113010087786859');
INSERT INTO body VALUES (511602006, '区财政局', '广安市广安区财政局', '511602', '11511301008778220W');
INSERT INTO body VALUES (511602007, '区自然资源和规划局', '广安市广安区自然资源和规划局', '511602', '11511301MB1550442U');
INSERT INTO body VALUES (511602008, '区生态环境局', '广安市广安生态环境局', '511602', '11511301MB1D685275');
INSERT INTO body VALUES (511602009, '区综合执法局', '广安市广安区综合行政执法局', '511602', '11511301MB0T669970');
INSERT INTO body VALUES (511602010, '区交通运输局', '广安市广安区交通运输局', '511602', '11511301008778386B');
INSERT INTO body VALUES (511602011, '区水务局', '广安市广安区水务局', '511602', '1151130100877844X4');
INSERT INTO body VALUES (511602012, '区农业农村局', '广安市广安区农业农村局', '511602', '11511301008778423H');
INSERT INTO body VALUES (511602013, '区商务局', '广安市广安区商务局', '511602', '1151130174468656XH');
INSERT INTO body VALUES (511602014, '区文广旅局', '广安市广安区文化广播电视和旅游局', '511602', '11511301599994805M');
INSERT INTO body VALUES (511602015, '区卫健局', '广安市广安区卫生健康局', '511602', '11511301008778490F');
INSERT INTO body VALUES (511602016, '区应急管理局', '广安市广安区应急管理局', '511602', '11511301MB1935318L');
INSERT INTO body VALUES (511602017, '区市监局', '广安市广安区市场监督管理局', '511602', '11511301MB051073XA');
INSERT INTO body VALUES (511602018, '区统计局', '广安市广安区统计局', '511602', '11511301008778378G');
INSERT INTO body VALUES (511602019, '区住建局', '广安市广安区住房和城乡建设局', '511602', '11511301008778255F');
INSERT INTO body VALUES (511602020, '区发改局', '广安市广安区发展和改革局', '511602', '11511301008778175U');
INSERT INTO body VALUES (511602021, '区委办', '中共广安市广安区委办公室', '511602', '1151130100877801XA');
INSERT INTO body VALUES (511602022, '区民政局', '广安市广安区民政局', '511602', '11511301008778298W');
INSERT INTO body VALUES (511602023, '区人社局', '广安市广安区人力资源和社会保障局', '511602', '11511301008778239R');
INSERT INTO body VALUES (511602024, '区残联', '广安市广安区残疾人联合会', '511602', '11511301452259996U');
INSERT INTO body VALUES (511602025, '区气象局', '广安市广安区气象局', '511602', '12511300452259013M');
INSERT INTO body VALUES (511602026, '广安区税务局', '国家税务总局广安市广安区税务局', '511602', '11511301MB1549994W');
INSERT INTO body VALUES (511602027, '区公管办', '广安市广安区公共资源交易管理办公室', '511602', '125113010603241893');
INSERT INTO body VALUES (511602028, '区政府办', '广安市广安区人民政府办公室', '511602', '115113010087780365');
INSERT INTO body VALUES (511602029, '区退役军人事务局', '广安市广安区退役军人事务局', '511602', '11511301MB163323XU');
INSERT INTO body VALUES (511602030, '区医疗保障局', '广安市广安区医疗保障局', '511602', '11511301MB15537661');
INSERT INTO body VALUES (511602031, '区林业局', '广安市广安区林业局', '511602', '11511301MB1P96705T');
INSERT INTO body VALUES (511602032, '区行政审批局', '广安市广安区行政审批局', '511602', '115113016823646795');
INSERT INTO body VALUES (511602033, '区烟草专卖局', '广安市广安区烟草专卖局', '511602', NULL);
INSERT INTO body VALUES (511602034, '区委统战部', '中共广安市广安区委统一战线工作部', '511602', '1151130176726532XP');
INSERT INTO "case" VALUES (383689841218420736, '511602260302000001', '511A0015500009-511602000000-000-115113016823646795-1-00', 2, '公共场所卫生许可新办审批（县级）', '511602', 511602032, '区行政审批局', 'web', 'closed', 'draft', 'explicit', 'granted', 383689832037089280, 383689832037089280, '\x016ef5c40dbea929a7b1de2e29869d0c51d5182d022e7c26fbcad88229fed397f7b2af7997488138ff691979ef021c09c96b91e4c99cef74963f289d43751d1b10950a70be4fa272bb04d8d76866415e2f357a9bf8bec8485ae37bd5e548546a7a156c6daffe5adc82b65bfcc5ff942e346721700f53a75c406e6ae76274bc9ca6e10fce0f0f05f1bfff72a8061c65cc9ca6ab0be90cdd938914b07a7562091ce422fdff0ffa99fa4acef4892df4afbfdf98fad9fcee19eae0c771f8e51f71384fff1921819364bdb038c99860cd58001125afb780d57d1c5cd6cfece8b4aa20f62960f6744fc09a8d2ebf6fa2f828c4eb9e79845293b0c661f9bac5df85dd13ece76d376223ae5af946d84ca28e6c436fecf9c212', '\x60b575077a12a999419349b06cac9e2a0d4799ad7f3d6751113b83a0316813e9', '{"credit_code":"91511602MA7DEM0169","place_name":"青禾美容美发","address":"演示大道 88 号","category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"central_air":false,"opening_date":"2026-12-20","delivery":"窗口领取"}', '\x01e25727ddc86c8123a77e282e5e5895c3ff4847bc04fe1ddcfdd424aed8f0f026952cefb14eb4e030f4e247612188c0bd6ac753525cbaaa8e720790ebcf0d8b780984114f8f62429cf25beed5e6bb1bb961dd10dd92c066e4e0af7e3ff0bbb8c9da1b0c3476dbe8dcb8a9e96df1b756934a164e4913ed4b31e879d7d3c3dda420f57549439e843ee4e902d299c45027b0308cd5371351a1518dd0f0055d1a1752179fe82f68d770d969689bcdf58eca518cda17a5e7afc93529ae8c2e4661ec3d6eb0996191224635c080f8affb832804da9ee8aefca7c350273fece1cac14d5671fc817d5263df91d2233094aa953e67dc6f022e2492f8afd3e43753c74a147cbc3ccae45103cf924d8586982021ee7a513209b4585b44241b289d1acbe737000a6d0414b7372254c1f12ff0df1cdea5d9144afa9979c468ce25bcaa9202d602044b', '\x', 0, 1772416802383231, 1772416802394294, 1772416802402127, 1772416802410663, 1772416802410663, 1772416802413175, 1772416802413175, NULL, 383689832037089282, 383689832037089284, 383689832041283585, '1.2.156.3005.2.115113016823646795134.115113016823646795.383689841331666944.001.0', 9);
INSERT INTO "case" VALUES (383689841348444160, '511602260302000002', '511A0015500009-511602000000-000-115113016823646795-1-00', 2, '公共场所卫生许可新办审批（县级）', '511602', 511602032, '区行政审批局', 'web', 'received', 'draft', 'none', '', 383689832037089280, 383689832037089280, '\x01f6de91612abbcc8b92d5c98610316be4c183faed50094ea21ce3f438953132556b3317c242657c352c856ef509b2b4f70020ef77f7eff24043865350c1b8506740830c2f190486afc2a8860883fc38460d771c4def516f4e968798d82c5804fd2add07a19569ab2f9513994ea0eec129b055f4f4c80afb763850deb86f45826505cf1d246da54a2e6f4c7d715510fe98112ab98c456bcd46df6420b610326b1a41347063f739bde17d6c3c85cefc22cccb195c6e02e04e6534f0778b93dd040e6117cb7efea41a4f22e352aea332f2e3fd557ac14f2c25d3a2354bba8ab27f7b312e1ef4ad755521398d2503e03cc366c6455d5ab6c1ded4fe76a3fd1a2088ff5939707e763f1da4510d2735312499d76d54c087', '\x60b575077a12a999419349b06cac9e2a0d4799ad7f3d6751113b83a0316813e9', '{"credit_code":"91511602MA7DEM0169","place_name":"青禾美容美发","address":"演示大道 88 号","category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"central_air":false,"opening_date":"2026-12-20","delivery":"窗口领取"}', '\x018858a9fb25c7dea78c1db67fb1993641af735fe3c8f43e4857c7ebfff4041fb1b154fac598efff85f3a0ef0fe418b01e96c43bb9767099f466ea13559f2e8fe6bfb461998b4d94f243824d6f7a7ba2136e5a709fb0d1e0520e593078b7668205124548331632e9d238cb5baa8c15775b821175ccc5504c0b794bba18cbcf3630047d8860843d4300a002acf785b4e8ee071db4c8e899d887d580b871f3a1be2aa284956659efeba678a5d4b91c4b03b5c7c905ce86f808b3f5bcd8423dc0fe3d55e72e98c0680d0515b5a8443ef0a874c4a467a7acbde00a69b5a3e8b8f1d2fbfa94df9f77fd52e14704509a3474e7ac46cba0fcde49d3097a4d1752a33d2d244ca0e8ebd4de70774c8083e8fc60be4cf608d1f43a278a8b3505d4ba0d3ebf77b879107e9bf477ae51740c26374c8c50d5165480a97f8c04663fbc9879fe8ad306ce', '\x', 0, 1772416802414513, 1772416802418348, NULL, NULL, NULL, NULL, 1772416802418348, 1772616600000000, NULL, NULL, NULL, NULL, 5);
INSERT INTO "case" VALUES (383689841369415680, '511602260302000003', '511A0015500009-511602000000-000-115113016823646795-1-00', 2, '公共场所卫生许可新办审批（县级）', '511602', 511602032, '区行政审批局', 'web', 'accepted', 'draft', 'explicit', '', 383689832037089280, 383689832037089280, '\x010cfacec784848c75ae586c59f2596f667d5401fa31e2a5ba658f343bc3f25c619ba694f6ba1f2e415487762b830ee54ff6df57194ef13291aaa3dbfb0c2b1622985caad404aa507633cd240537dbabe4b653216bbc49a7ff1746e2366798f47057b8bf14d7faf24de71f824cbc2dd2801fe6084e0fe73b66345f5afb4d62cee098a0b054519eafe79542b9f6f0cb0bd265f00d32bdd04a8cc6f22ccd813e1eec51bb7d2485372e7eb8280db22ca737683cd2450efb8480c29cba1417c0d9ca3ea5210b295fee9c0631d9b975a04a7fc47277c7729376b8c6a9bd5b0de99dd87a442775eedbc4b3842c6d3513a95c68b33051bc882ab371fa5bd92cd448235ee4653de41dde85e3b2be9eb726c6aa16419bf969f1', '\x60b575077a12a999419349b06cac9e2a0d4799ad7f3d6751113b83a0316813e9', '{"credit_code":"91511602MA7DEM0169","place_name":"青禾美容美发","address":"演示大道 88 号","category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"central_air":false,"opening_date":"2026-12-20","delivery":"窗口领取"}', '\x01ade2ddf793af68affac06e307a83f09df74b17cae917f81565f7b409f97e251df07453ec26e8bc86f194c63d9e39a6a48d5c6d017fde30c4ccdcc4dff28e5f655f40532b5dbec0a506251644eb936086046bb8981cfa6b98daf319782a4bd981cec8bc99f349cb07aa1105f5aab2392f8b3dc031393b7908e6354b41dea4e74016fe441b5278b4b220a5a8986ef1f5b94a354de962971da7f282dfdbbce6a834c7fe0ba55ec4585450ce65d65278049b2be3fa8c04fbcf4d2c34ce030faca6a5444888ee087a233767e8c32690eea74f502538aa0f9165deecfb0d08b7a97f7e618ecb191f439e3de967b86cd6fe67cde775a67470b185efb35224587fad6c978dd4c79bec02621e5291eb791d15eb78b3b216f58cedbd71b59ef061e244a88911eada3d10004442028ebb46a9a50ea12217d80588f185f2b50dfc0f0b51092c115a', '\x', 0, 1772416802419353, 1772416802422677, 1772416802424406, NULL, NULL, NULL, 1772416802424406, 1773221400000000, 383689832037089282, NULL, NULL, NULL, 6);
INSERT INTO "case" VALUES (383689841394581504, '511602260302000004', '511A0015500009-511602000000-000-115113016823646795-1-00', 2, '公共场所卫生许可新办审批（县级）', '511602', 511602032, '区行政审批局', 'web', 'draft', 'draft', 'none', '', 383689832037089280, 383689832037089280, '\x01792c955dd9c746787aa5a86ff47d15fcd08404ea819887066ac074b0b8a6270ce519764a28d992cc33a1339286bcb42770b591783934a55b10fc9123c83f06ebab2fc3a57bb94ec99751894d469ca18aa9f1e660e00856e52a725b80f233b7ae2d70929efd95a77ae5c9efe6a990d3015d29f44f2dcc72ad8912cdff61b0379270b35958a405495cd3f03c93d4c75c87477d6087d851f984d3b1129749679f50cfb0f486f6abbfdfbadd91e2371b08dbf04507820f5613d69ba045dd3443d041ed7f09b731fb194208ae01534b93978923e0fbaae142b46742d4fe41ee30ffa383af3167ff1541979faf38fb05b83e58402cdfd43fff30f2d9a0560775e9efed5a34d962c1df1f48a758c7c2a68f4f3cea782123', '\x60b575077a12a999419349b06cac9e2a0d4799ad7f3d6751113b83a0316813e9', '{"credit_code":"91511602MA7DEM0169","place_name":"青禾美容美发","address":"演示大道 88 号","category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"central_air":false,"opening_date":"2026-12-20","delivery":"窗口领取"}', '\x01b23d2286a22f06d8d792a57cf37f3ee6d6c8bff307990ce3147708471a1efc4c31098851d5b9706efeef8ded9079d32bfaa9f4ac48d3c7702223cf721a45258ec3dfa9957781a0a733e7d0ddb9952b887d721f9faf33e914a3daf111d753c8c6474bb3b0ee1bc553509fae8ce8c007dc2cef8c42acb5968000ef6e5b2342d44381d0b8646df77eecaf126444829905932f7ffc87dc1fa7c69f4a82c2af2dba6c213e2fb4b0f5e1c1065dab81575e82a300087d93d824f8f876937d64f5d84a2a13486012165d0d1120569ac66079e873461b71646ace1dc9fb84f07e7ea7b2afb0a444abfd68ae86e950b4365bcd2603d7f4d01d3b25f02d899bfcba0186c98f303068ac8a972e61385b550e528b67f79fea58651894d67c0d3c8077d937907c96f19cd3327eb8df1cc69142c2c9df7516109f4577d108d5f6b7f47cdc910867ec7a', '\x', 0, 1772416802425678, NULL, NULL, NULL, NULL, NULL, 1772416802428454, NULL, NULL, NULL, NULL, NULL, 4);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'credit_code', '91511602MA7DEM0169', 383689841218420736);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'place_name', '青禾美容美发', 383689841218420736);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'address', '演示大道 88 号', 383689841218420736);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'category', '公共浴室、理发店、美容店', 383689841218420736);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'credit_code', '91511602MA7DEM0169', 383689841348444160);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'place_name', '青禾美容美发', 383689841348444160);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'address', '演示大道 88 号', 383689841348444160);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'category', '公共浴室、理发店、美容店', 383689841348444160);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'credit_code', '91511602MA7DEM0169', 383689841369415680);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'place_name', '青禾美容美发', 383689841369415680);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'address', '演示大道 88 号', 383689841369415680);
INSERT INTO case_field VALUES ('511A0015500009-511602000000-000-115113016823646795-1-00', 'category', '公共浴室、理发店、美容店', 383689841369415680);
INSERT INTO case_party VALUES (383689841218420736, 383689832037089280, 'applicant', 1772416802383231, '行政许可法第二十九条');
INSERT INTO case_party VALUES (383689841218420736, 511602032, 'deciding', 1772416802394294, '权责清单');
INSERT INTO case_party VALUES (383689841348444160, 383689832037089280, 'applicant', 1772416802414513, '行政许可法第二十九条');
INSERT INTO case_party VALUES (383689841348444160, 511602032, 'deciding', 1772416802418348, '权责清单');
INSERT INTO case_party VALUES (383689841369415680, 383689832037089280, 'applicant', 1772416802419353, '行政许可法第二十九条');
INSERT INTO case_party VALUES (383689841369415680, 511602032, 'deciding', 1772416802422677, '权责清单');
INSERT INTO case_party VALUES (383689841394581504, 383689832037089280, 'applicant', 1772416802425678, '行政许可法第二十九条');
INSERT INTO clock VALUES (383689841218420736, 'notice', 'stopped', 1773048600000000, '{"name":"notice","kind":"notice","state":"stopped","limit":5,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"deemed_accepted","law":"行政许可法","article":"第三十二条","basis":"申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知","started_at":"2026-03-02T10:00:02.394294+08:00","held":[],"extension":null,"due_at":"2026-03-09T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.402127+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841218420736, 'pre_review', 'stopped', 1772616600000000, '{"name":"pre_review","kind":"pre_review","state":"stopped","limit":2,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"none","law":"","article":"","basis":"示例：本地参数，收到后两个工作日内预审","started_at":"2026-03-02T10:00:02.394294+08:00","held":[],"extension":null,"due_at":"2026-03-04T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.402127+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841218420736, 'decision', 'stopped', 1774863000000000, '{"name":"decision","kind":"statutory","state":"stopped","limit":20,"unit":"workday","start":"accepted","ends":"close_of_business","extension_max":10,"consequence":"none","law":"行政许可法","article":"第四十二条","basis":"自受理行政许可申请之日起二十日内作出行政许可决定","started_at":"2026-03-02T10:00:02.402127+08:00","held":[],"extension":null,"due_at":"2026-03-30T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.410663+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841218420736, 'promised', 'stopped', 1773221400000000, '{"name":"promised","kind":"promised","state":"stopped","limit":7,"unit":"workday","start":"accepted","ends":"close_of_business","extension_max":0,"consequence":"none","law":"","article":"","basis":"示例：本机关承诺","started_at":"2026-03-02T10:00:02.402127+08:00","held":[],"extension":null,"due_at":"2026-03-11T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.410663+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841218420736, 'delivery', 'stopped', 1773653400000000, '{"name":"delivery","kind":"delivery","state":"stopped","limit":10,"unit":"workday","start":"accepted","ends":"close_of_business","extension_max":0,"consequence":"none","law":"行政许可法","article":"第四十四条","basis":"自作出决定之日起十日内送达","started_at":"2026-03-02T10:00:02.410663+08:00","held":[],"extension":null,"due_at":"2026-03-16T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.413175+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841348444160, 'pre_review', 'running', 1772616600000000, '{"name":"pre_review","kind":"pre_review","state":"running","limit":2,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"none","law":"","article":"","basis":"示例：本地参数，收到后两个工作日内预审","started_at":"2026-03-02T10:00:02.418348+08:00","held":[],"extension":null,"due_at":"2026-03-04T17:30:00+08:00","provisional":false,"stopped_at":null,"calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841348444160, 'notice', 'running', 1773048600000000, '{"name":"notice","kind":"notice","state":"running","limit":5,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"deemed_accepted","law":"行政许可法","article":"第三十二条","basis":"申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知","started_at":"2026-03-02T10:00:02.418348+08:00","held":[],"extension":null,"due_at":"2026-03-09T17:30:00+08:00","provisional":false,"stopped_at":null,"calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841369415680, 'notice', 'stopped', 1773048600000000, '{"name":"notice","kind":"notice","state":"stopped","limit":5,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"deemed_accepted","law":"行政许可法","article":"第三十二条","basis":"申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知","started_at":"2026-03-02T10:00:02.422677+08:00","held":[],"extension":null,"due_at":"2026-03-09T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.424406+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841369415680, 'pre_review', 'stopped', 1772616600000000, '{"name":"pre_review","kind":"pre_review","state":"stopped","limit":2,"unit":"workday","start":"received","ends":"close_of_business","extension_max":0,"consequence":"none","law":"","article":"","basis":"示例：本地参数，收到后两个工作日内预审","started_at":"2026-03-02T10:00:02.422677+08:00","held":[],"extension":null,"due_at":"2026-03-04T17:30:00+08:00","provisional":false,"stopped_at":"2026-03-02T10:00:02.424406+08:00","calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841369415680, 'decision', 'running', 1774863000000000, '{"name":"decision","kind":"statutory","state":"running","limit":20,"unit":"workday","start":"accepted","ends":"close_of_business","extension_max":10,"consequence":"none","law":"行政许可法","article":"第四十二条","basis":"自受理行政许可申请之日起二十日内作出行政许可决定","started_at":"2026-03-02T10:00:02.424406+08:00","held":[],"extension":null,"due_at":"2026-03-30T17:30:00+08:00","provisional":false,"stopped_at":null,"calendar_version":"cn-2026.1"}');
INSERT INTO clock VALUES (383689841369415680, 'promised', 'running', 1773221400000000, '{"name":"promised","kind":"promised","state":"running","limit":7,"unit":"workday","start":"accepted","ends":"close_of_business","extension_max":0,"consequence":"none","law":"","article":"","basis":"示例：本机关承诺","started_at":"2026-03-02T10:00:02.424406+08:00","held":[],"extension":null,"due_at":"2026-03-11T17:30:00+08:00","provisional":false,"stopped_at":null,"calendar_version":"cn-2026.1"}');
INSERT INTO document VALUES (383689841218420736, 383689841264558080, 'receipt', '收件凭证', '511602260302000001', 1772416802394294, '\x0162b39e7a5e90ea4a4a65921ea9bfc699e6924f3b811e8a3ef98100b91ec124865b9ec0af87bd7ae4267ecc373e06b91b2418c25907a0fc4811e27da7cf2262ffae7942fb059a816e046e4eb12941b97775d830ae2a78a83cb5256a4cfec4e0c484bc86f81d1b0a8f511c287e87cb340440d25baa977fd86cb6e6705b84b7803c9e02226d7237d545252497f9524e9653c1fc4b99b9fa762f54378e69d69bf18dd2a8a3aee43ebd082068da325ca88f38a651136ed9c1fcbad9ce30ff06c98a4e40d3e2d441bc4e7387746c1b2c8e34b5a3c769277ea5ebd50575c85a8fcc64679918125e8ec285a0db4b0fe84ad695eba1fdf6a2e356e6f36ee33e30623615e50872ce9cae056c7b082aff96f64c1a84bc28fff78998136faab86ad25dda2bd92c63c97c232c43bd0bd882bb4b062048d7973bd8703fe428d69db677f2bd89bde31174038d8072203cf3a2770475e8788fc3ceeda25847695d1879d549e69ddb839ceca1cd72c0665e23011581e0202ad471295d7885fca61ea074c01090539bd13d88633f338f155359f1edd10b33a0f1b83bbfc1f758679ed24bac30a8cfee859cbea8ba3e002fb75266da970d6a39fbc5509127de76251a4361a88d811b87fe43df20b051cd910eb2c1c4230fc70750108e8b3f6b7e33a6e98e9d844c5a32f2cab1bfe2a40e048e7959f9d35ebe1201a0c0b4ed70d9e534aa6337a71c8e7b80f7231a863fdf0abd4bda48bc68e402cec55b5edfc568873661508a9850731d24b466c040c3c9e2311216a1ed3346e3337e79ae537b1500c2056c203fcda8f4d9cda860c8b72cd0d79d5bf1c1228b610e50fe58799bae2685ee30ee22335be6181a5e1d0eb4b3de7deebb9cabf5a292ad10eca8a123ae779a4a9f4d5deba1c61bc0401949b38e0f939ba3324281d3c107c788fd706833c4f8b5826feb31c5521ba6b7b80afa5ae27426e76da04c67a4f9ee19d7bb852b966b84586438aa504258f9d7fbe65e9ae9d781ebffb8621a817d1309a71150060eed7a42e8da6cd854712d0d3d44a94a79f4dc16bc5f30f44104340066236369ab190a12a98d53b0a650949986bad5142142c99ec7a99cd7bf37fc3477d7765e6ce492c16ff50cd56f82d427c429078b0ae03e7c44df13bc0c5415165d60d82167dc33882f08dfd0ab13d788265462d6fa6408efe62d17114988d4e0d93bf007e79c4a6fc61770c7b4ee0ddc3ba263de1265fc59a92011690d7b8024c15539e56384cbf75bd975515db4404e167e621399717215b91ffb2dd4cefd80a665945d3bad300b5177ec2e3b3b5166df21b1d284ebc241ef33bce85b3941070664ddcf68661878773e073f6bf9a62d1dfe83220dacf2ae11bf2c602363f295f36aa726c46674dbc90022dd86f873858ab8395a665bd559d3f34d71e2a2c6b4abdd63477e7b9aab4fd99b7c04b9b8fc38528a6ac12f0a05a7f745c138d1b99ffaed16e55609856892cafe312f47ee244690b5a7304c4a36b9c3adad09dcfd450b0129d39e19f2dfde187322a45d8457c48aa43687bda6e1baeb17fbd2148e849740ce4cfdd429aeccbcd743447615a3295384940df87c14800826632d69dc94fffbe2c19ead82d2d3c98df29e957a3e5051d651e3419b81098a49047090727be319714529aa195f2061b984b03acd91b4669408793bfd625a733756f4d6dd4440628380b931ada34756503ff5b5a18ce040ff1a823ab7283c12c5d8491c994ef70d27531b48e05e6c7bdd6635bf336e7a133a609afa12902675a8edaacbe96ee2b1cf732d3eb7ca1f0a2225db5c1a04c1343584ddc1f89e3e86ba1d8ed7eadebac5c7041603208c83332b01958fe8c9a7dcb12d55f2816b2ef1217752073bd54fa8a50f9ebded1e67b3b21877db9cc7226291da00fbbf22b55ce8cf0f75b789fa6ee71b5a9d41217006c063ad1cb1dc5cc4a5a25fbea064a0c65fc42eaa1728ae9f33f099eade0614887214');
INSERT INTO document VALUES (383689841218420736, 383689841298112512, 'acceptance', '受理通知书', '受理〔2026〕1号', 1772416802402127, '\x01c43e424c3a84b4d276d366a880ce2a7c5804b8ed26a0eec934a78442a6106b9354bad051bde437ef647ad0968e9b359a3a483f2da60752e30fffd4e5639fc94afdf512ab4224ab543b1cf91b5c9803d42d070ea74b3dfc787c3bc42ecfc33c8cb3bb2e417170c626dde0c74643eaeece427d7354ec382366c68a29da3cf269050a7447f8e3a805244ae562172c107d0c10a6d8e4d13ada01289460a549c564b11d812c7ffa3b37d5f4ad40e6513de3faa7ecfca681a44a510fce5ad514bcd52777d8c3a2ce229862abf2e8cc0ab1602b75cff6b0002abb710f0281275f92ef291c77abd80544b1931b64d25ca4298360767a17b35aa69b0dc98a14903df47efbd8a5becc29ff911564807e18f828c4c989c0ed359807fae3ed5e2de3cf5a0b680781dac135c8e86553d2d32fd9a1e358388a5e08cc7aec61eb0fb432a0f0f2d6eb6b4527f8ae73c5a26ecd99a6f071dee4156912ce2b316bb5b62f68210b2bb02a50339e7046b5f2e744f191b0911c311690875cb7f869740f70768915f1ecaed46aad5f590fdf6c2a57622b2eb5e9d161d2935b9c528d222aeef2047fec0b0456db328c8cb506b54180019e9f74150ceb7e602b82bc80c058e16a02da085cdf66aa405c94839168e4b56cfd84831e1c3a5a38d79aa88142eed8c50641871640d72ec7828bf1140b80234fbe82cec386e6b4925b1f7f7c0b6c34803b69771265871a45bac0c91e7d3da941bbfe7914f2f21545e91e35a1a68be21fad3d154a01b9849a2068f3e2629072b8ce400ed81dd11ed88310f88372d72390e3927ac4777b5c3cce226a16c7734a2615de65e61cdbd83176915791cd1d435c41d57a152c056dc722b88d440b26760d67c712b6aebf855977af6f8827d00076d1c171448f7b2e8bdab10009f75c47f0fca0a56abf40468f569ca3da51ffc0019f0ed888b7307e6656acd97e1477d5e4242a240e1542c622f548c7af727dd6a1f58c4da792a836156be011ba3c18df9ad25f2de96271df51007e790a0b49bb960cfe1853841ca88945f338aeac0ba2ad78684de139a6037c1cef5a725d48c06b51d9171c3913fe3f9f1bf189bb6dc4826d31bae5f6e3668da0dda391a36d2815e14fb3c0352b0c750d5038bb956fcbf7238431168e72af35b1a96e8b6a2db02cbb8188e9869d43f15cf5342481fe4405d788dfaf3821841f0f5989e02df3c10d314ba9c3f3150d95fc43a0c7f34aac7dd06f09460fabf8ce91adeda4d18a4d97df1577c7f43a34c3863b29f2e5ca99d9642733454de2e472a4f488cf236adab08758a34e312c14b768f015cf5a2ea7d9b715b33f54971fda3f76ae25a1e8dd45045bc523d0bfa13cbabcef70642bfb9b3b85f3670d0fb1cc5681391964869e42fbb8ffc473012da2b240babbb0b363892d77028929607c2245310e804398aff11eb813a035f2e50d950367402766412bf5d1cfaa0d8bd7568c82e67ea5b50d10aa485136eebdc747bc235c9e1f1a44d1b90e130f0e445d678c372c0b2ed8661e3ef6bf0f344ff386b974cb017fec939b5ffc24610c693386bd0d5ec4c57d07691124409223deea78e9048ed949c39082970681effc1d8a1a6440189313d653772fba6abdb7c16b51f9f8724ad883ef7cb6df5cdc66368a6f48107139f6f0665a0ccf4bb45024b60348278df58bd9738f20b9e19590aa47eba57d6ec08d2a91dd87734ba410a561c9354b89e97b1694f4202194e8d634f63acab5a20d763178080bb0916111111707491bfd62117b47536d3d15b27f968bbe0dccd95a9a7d5e0f1643ab0c27a4c0b4265e1e37ccfb58464e3bb4d2c050a39739c5837a2ce57d6951f585b6d878cb0411d256698b971fbfb4af1ff83cc6c53cb6c2d2dd9398c3fe4a213067af9f7058c9f9b496ecb806bc67715958e1526abc499506fa9a3e2d9b9e334990656323a5c11245300451bc1f7b82f22eb01c702480eff5ad6579efe85a3db18618fe4c5266452360dc6f5b365b9786325b77d04662c515ea0697ee65dbed');
INSERT INTO document VALUES (383689841218420736, 383689841331666945, 'decision_grant', '准予决定', '决定〔2026〕1号', 1772416802410663, '\x01b0fef59f55e76bab936da840bea31cb92f6e997287f36f95f788cb57b75192556e1a21eca79142e7d38af2c03133a03dd0f28efae54d2a21e63cc70ca65adbb1cc0285b2a414921159369777e46a78ef049b1267a64537fa8320115ec6571743697ed8e5ce3509f18c5a6c0120aee2b777f5e3ee4f83ba05b66faf7a7b4155bbf2e953d578a78beeaa61f6b3e409ebeee14a7dce6865e395a6f165e61984c8e0daceb024d58891484c6b66b677640d8c89b9d634d2f833f60dc4103e7413f6a8af58cb755407b658745aed9da189091236fbfc35a21ab0f6eaaeb31d9212ba4d2804a1128d627a5eebd84bdbbce1c5885ead76cd4fd98c54ac8065a6f8b312007955787427d67c3958d14c6bffc40188f17a8ccb7d42234923e06acbfee92be4fc2a426130b99b6b28be95d2a012067828bc147446616c5c9f595ec882e21f3ad75641b8e3944fcb5be9ec77685a845e3c0e5f08ba3758bce0ac6d2a9d2a5c3adba852b626839f246012fda318f34e73b2618e3a64245eb5f4fcd942dae5a201d7b811a851c9e011879458cd170b24917d2f34a402e83092ab6900e92489849623f8cf310a0052e23040ac67fd3bb08119cdf19ebb000994273b564a43e8e18e707b2c871ba95265aac851ba17b3707e440a7caa3a0753b3aab67b7bbab924eba5947f454c3b5902b83e6e2f314fd5f287f529fefea6dbd038945c75a46f6c6459f55e6376ba5aa766b294e65b12e96b2be34a28f0ed18672382cc5143da3df1e136e42207185d36387e17c155ed7a303c73563f8defe3ece33756cb93cef08d6d75ad7a1bab13af8a273622e879662756e2e11c6dbf4b420a66cfa7074b4f8d48cddd5ad4d69d2659c761f4218451c724dc1509e76f2bc6c116ee80e8a62f29f862e83dde439e03d4c4adb9e89deb1c5f6d984dd5c6d4282e1c154528254dfe4a0b9a1a2bccd7502e30fae7a0aad17264d0d447bd979c495ca9c24252cdfc94b87cd1ba01bac91edcf14b5a7c72ceba58c9d04e406177bab772b8a5db8e4f3a3bfc2f9458fbbfdaef8e6b1e8363efaccbfe1e11aad35c7de2f27874a207119321a95c7d74d53716bc5f53d9e19cd79165784f0b80e5bd66f871499bbfdf43ef87934f19532586cc19b4ad7962b16be6c838e53ea65e32d24f91068402ca27ca35ed8830ce859627260076d46f9dc8d59f0a8fa517d52fc39eced5035067e5a342c9f943d792309a721728dc98a3841a530fdd115836649f802878434e7bbfe5803781f22622d7be3c3ddd03e0b4bdc2e6514f3694b60c75dd4474a9c3f5ae96da08f17f2abeb21be4df9c8ec24f723951cfb03f32ed2bbc351eafa8d0476ae8faaf4313409e06f5a6b427b07d859d8a9013a8a09f9e7c76738533ff5862aa3b9f39a67d0c0913d8dca7d70ddea6bd0ac6213f8f22e0171c4a77df136cb4d74fa5c628683e13e25a881b0872016cec06aa06f1e01a83c2d5102f86be944f43798604461e3d53a1ae5ff0f853967c679f8d80008fc31128081ad7d4d2f21edd942ead914f75cfcc9b4e65714554212f01af58d981a45aad90d4b691b945f02444688b60a1832869b5aba2fef3764814da6613d2e47627b88f4e57b123455d353b3e4942127d1e56e5f5ebecd41e3042c9896af79c5c5727676bab18592f56e022c110d777f75d8319cbba408e5c3767eee81a6ad4637a13173e5fbe92b2dbdb7841bcd97a4d2335de2d8c36e091fe3644298aee6f8970fa0cd83cc4a5b569de2a08d9d22b730a4bd8eb8005e6685da689f9fd249a0bde250381d97eebd0917bc54286d1b6a6a1640745ecbae4d6cf70aa1b914075a17963d140c59c220fde463694e1c5c4439542d5b089f8d49ae67554a238a2822160ddcf10059a7ff195a28b748b230a091e5ac32da44ee71ed8df1bc916d839303f41b6dd50ba99b93f75bc8be4a169e881bec17a7e7f9074463493e8fcdbd365d93f8d5342c49084ba63e170598646158c922d74f0f812384c96e5dd3530271b6281fa5904fe3cb42e6ff6d11f31a5efb4a15a1df3c6a56c4463fdc44aa12aeb3b57732e3f879fd8c3009fdd62dcf38fc90dbcb4e0bdcb0fe6189219386f66b03603c2a4d5a7b6c9e9dc198f8e913fee87c1dd0fbb624842ac262a75782c109de9359e282c4ca98d757777395ca6cc6548003b96f8531b3d3f65ef12a51ecdd2de6ea8800f29129f27c346df5e48614cc640d26a66');
INSERT INTO document VALUES (383689841218420736, 383689841344249856, 'delivery_receipt', '送达回证', '送达〔2026〕1号', 1772416802413175, '\x01443865d3a2a2dc8e8889ab53a554adc0d163deab6fd9962309694f976b2d0fe1b57c91a677a0b0221e95a3f9a858e9982a227ba6a314622c3b6b076fda12d63894ba6b2ba574d02e15df6c1e7ef23aa392e386de89f1a97bcf609e610cc55c5cd06bb4909f1a47719e688eea4a9e18b0858e36f41195127422c385fc8e1fead3c2e8658b1c2a473fa58de45e9ee4127ae021c5e8e9b5c3ddf642a9f0f079dc800a55658ae772cf1eb7a450f4c0313ec62c4af7aebb5354212a77551f152d50cb61aab90d968195886cee0560029cdd2f4153aa743817b4537792306057c075c254f29aca3d414b6ed395dc8a0d3a48c04c1f4fe4bbfd15cd21450d759ec2514475e06d39b78f79207dbc43689bcc990f1bd6555a90de63562fcf3c34f13bee04815cc5494d5c9304e2a5b59f34a94d97f3b1ea0b7e88dccbde01a1a7450f6e084d222bfd5455cb760c50a676043572c9d1fa245f5a75686ea88d12c559fcbc7b6b6c3c3d9d996ec089017b1f30ddc31c3b407d9a1c615f6cd5db59c04aacbfa1b1606cd42ecb3062df8c9964e2be8704d8f51c51d0350e000f2771387f9930b51fbd21192e35d1ffb161e86e9dd635ad2de80441d768a6cfeca640bfdb0e4cfa55389e7261a59a10df389345546789a6ae2af5dd6187284c45b83884376c575afd3b733823422e635b9889c242e50584cf3ee8cad2923f9bd2c96faf042d89be06f882cddfc8a53f5abb27571f56e5c124fccf7042cd8af9373f8a0564278a2e8096d6b6ccfb863b6f3e0296b2ab06e9602eb4582ed715058af0fdab697cf9ca76b03528bfb46d6dfaa3370604cb65fb4c135246af24b458e636882373a0b69c13157f92134c2751c9f30fe35d2c950414b1407990f86bc099407e0403e8a05e211adc8df4d17836b4088f3aa7d6dabc8e683560d8a953411ddf7904d86bc1a889af215bf3ca9107ddc25a6ad47dd946ddeb073aeb1772e995d0cab8c9dfa3a9202a5f5ed8bf5a60670c44d06d00181fb7a55fbf0ec8832481aa3ab460f96d1f3d6f634bfe8ad2c54e0658b72bc97e83592c1d4558cde9363c48d7176237e8c755b6f2d6efddb5966f7d6cbdc850c908b11864e0772ff945de7afddad2051d154bc24b5e3e4cbd9466430e965511c8daac12802d6d49b322ae3e7d5231041693f096a6fcc28ef719a98e28ee457b17bc94449b9475dffae9853882e86da9114324945e6b77219162696b964326a6c8163843ea83ab0305d9f98fb7539a5887620e4218bedf69b171c0e72cce569d5731236b7ab11d62e8670b626e482d1122093c2968db1b08c05f86c32aec0fc2eecc4ddd04b1ef7ede1497dea8360f2d55f38baaae0ac0f80bda79c1da1536dbf581a778a492ba2ed514506af394e1a22cd69e5abfe534508383db740ee1a99dda3347f8a5ec42902bd1978c863e6da810a7d5b168d10a964bb130fc927c798803e2e85a09a3839c5f0d7195b234cf221a704bcdea78d12f3356d6483f14e38db168a461c19708b49aad3c7085c033d824f8881f6ffbc25eb25e764921ed654af43d008368ba346e05d6e704dd9853019714ac26d13b1f5da1cf87b59c8b7ae49fa87457714e514e76decb20cacb189d955e038c98292ac0fe0f36035f8936665fe030de94a94f0b3c2a1fb869c0c857e2363216088717abf28c0cfea95c6ae189aea81ec3ab17c5f511be8f4bcdd029f2ced1f6fba32ab27c46ded7e51b9fdb784c838144bd32f91413cbc8601c09de7110254902912f0ad24b0bdf9db269c66a076fa2c344d9830085b02a7d345b2764bc601e1c6c34a616544987e026df9be7b22d61edfc95c549b18e2bcb601825a0483d27118db90d8499bc0d788d5d3fe3f422118fc4039db859db242ac9f1c6d6e0d2e60b0afc970a8531725e99dd0df58fbbad689d339fa78033503d505ab958719ecbbe1bae4e68decaa1840f1b3949f8b7e9482b3f529856a8c68d9edfc1b48e57bcb3ca6935c8dabbc916cd570f5c571c03e53336');
INSERT INTO document VALUES (383689841348444160, 383689841365221376, 'receipt', '收件凭证', '511602260302000002', 1772416802418348, '\x015a9932d2e277d743b5ae66498de7435ccf4730b84d91d3936c9cf91a9c16cdd2d1467cf72eed09171549e20759ebcc25fe1c043d1d76cd4a0e654ec7044a0cb6552b44f40e9f01a53c351da0ca7a6b944fdbfc179497bef23eb3c94add06b520927a84ebfa058711a58bf8ef61959758ed0d89421108716e03e716f882d76e406d99d1d3a1281e1207ffaa416ddae79e92ea8548e56fde35d8c029d3f5092dd8d00d8d2ee4a097bb11e758fdb1cff829c6c7a846ae6c4eb859efec12693e043f0d8df5fb1f5640319dcc8715721232ae9efb13022a2dff953eca54edc5afa38b1717e681ce87c515aea1b7e9fbf0c4660f3b1b8b360ab8f667779a34a16abedaa76b91a9593f9814d98d111fcb4d48f6eeb909a3e9bb6cfd6aba094a58d481526469a16e7698d4d76a418715295dc62fdd5724ec84cf9c58ebb737da056844e739ad305463099bdc92919206f1f1bf1bf5e63ea17a62d9dbe72a635fcaff40aee6a92ff681cae17501744ea566da423b84ba687272aa66fc764737de92fac95fc59b47a0a1cccb800c1072a91f90d9a053754b826e4a9f86eba1f9b56cfc977bcd0c551f952ec1c5f3c457cbaa863904b9af728163bd7d492c5b0efde96f0adbeacf101af2d6d53ec06c0746635b10e5018c1cf10f1329cb588dcac911c24a5dd72787915600c23904eecbb2b110e3799d82966d619c220825dfdde1c59b2feda624d196f9f0d5fe1ef53093cf713015f88175a9c66ffa7fb4f857320b7c29af9e64f52350b394d2c453be3a846c1240558a89828b76ec046b9092e56fdf54ef2782cea690a17e3bdb0fc6357b5e46eafe93c5c447ad6be4661e2d4aa90e891d02f526924582096d4a7334e3587340a063832bb759da2577ae3ac3edfa498f6d67e0c1b841a6d4c2fffd955514be3474a7bd52f8254c115a05450ac82e3cf42a1a4948d6b2694b4e3091bdc7756966ff1c84f361e611afa92fe94b83a5655429820ad338921495ac0f689b07d107df8b8f0aeb43efe9379b09b0c7235db90c476002d10037cdaef5588729da68c19f393c4bbd25e0b430b258d2e0b0efdb802aa8605c4912db42c05dfeed2c3a3865e32cd91f1c65a1cc09edf2c8cebc1f662195a5e4dcde4ad5ca4667a49549e7ff553412c28f2e345ebc2f49ad131180d17da3deb3979fd01f585cd4ebe746dd9ce44ba6eed9091ffd81c52656bf1645d2f7aca97f4246a7a100890df11e0557d2ebbe266b4ab4a8568e186470997556203dfb5425608b6c54013144afce92cd20c21133a319ebe168545c298eea6c594868f8c7ec48a3430de6fcfa00db834ea197d624c9d9e186346217cd2211f5530b9f86766e514ad05a183ec594984a41058ce61beb53a40e534bf95e0b99ec8ef1a747635c18767a3f009c42f7bbd8f946aeb10abccb243aed64f441f0014277caadab3e066d696a57fbdf726acf471d080dfd86b058d71cf04d35bffbc2c54b0bef7e09db90e5aabefe468ac5cfb7ce43a8a5e039ac427ec20fb6da9ed7270b9b61b0dbc83c1ec0436377295faa6f3740af141db7b8e85c2fa60cd15e10788be1a12425f9a31356e5df66e75751cc2e30d1e83e170139a7a7be54074a9741278d16229471fd6a9cb747a6328f21c728f10cc158d3b206c4272784e7ce934aaed9674cebfc0dfa83c5551bd88a917a89c908689856d4eaeff279ff49c3ad5f375a167bcf1b0997aa839b3221663ebad052a876b4fa1e8e04772dd63d0dff7770307e79bcc1362ff796b117d680dc5e09a2f04a11385c8dbd565af2a58646bf5984ead9f9e5f563919cd0ba9eda2c884f3b6d6e3e08845b63e3035a68775acd62abfb1810e35f05c589fb5c593f29c4783da5c0625a7bb6019dbec7b9644784fb405171d7b2b055f9ffe2c9b57b6761ca2ff3ea29eef36d26a2ed8ceea8844b1c4ac090b9ae718bb95bcf13a503330f298d5034d7092eca8054c40346e417e7c9ee');
INSERT INTO document VALUES (383689841369415680, 383689841381998592, 'receipt', '收件凭证', '511602260302000003', 1772416802422677, '\x010015ade0061e9d021c6daa1e1a747f69527c0b7e5bd707a17c1a6e7c0e773b36fb8d6ca949e7f83e552f9606eabd1c57c3499f2cf3d19fd3fc1b5236cc9f08dcd2ed37a567819cb327d6f244c8d6c21c76a8fa5f60c7ba3b0dca3130bd7438d2ee7e121604a5970a088ab23fa6ece5e2cde939654e7b17c4ca9d6bbe65b0cfb88e105e6723e1b69eefa7a76fc51102ee887cd9506d281eb4353cdea765dee63f1d8be9fac90dfe594fa0781ef93417bb13a82853898a62c31d3d6ca312d18fcf75aa79436e3c12c0b034986cd93fd7cf369f492fa045c42550063f00a08e92659fed6e7fe6c3cab41169cec954c4dde1ad3e5d1a11ed289279bcf2a112da818fef89ebc11ebe81ba89a63533a51bb49f8e4f1021d975c4b735ddc205c5c2ae5b638039b41ea86a4d349d7fc40c201174d702abc533f77a9b56594fe075662ca559e6c7c7787fe65e446cacc9cbc44425bd29ed3b2456dc421d75b90e9790746bbace5bc8d247452c64544437ebf721c4d6755f7f14c151fc728793193160dd24476c8e765da0a84bf7c2d708e6bafc8e5fdf49a1776a8bcadb98789ba126752d12f3df5dc1ffd9c18f9e1f11a3faf6a231f170934953d029532d6fdc0ef5d793ac44abe08cf149437946dd09b3f430d436cdb17172864b75f73fa78b3628158b73a2edd4560c912fbdc2a424e051b03e0c9f7a6613f4f8940d673947ab64f9629c5b85da39592fd60e9d15b2af0252c227230bd4619ee241ecfdf3b23fe78be6dafb05bc16bab25e2d5fd9c5f25c36e32e0ebf98ddad4986d04d5f472e07370b398e43e29f3193c13826058911ff86360037620fa162741abaa7756e62e2c8e90bd481d912d45c1aec921c22c9b3a1af562e8e8fb09b3d24a4899d3baba3ed1588072b0e7473ba0ffd0b54cd42376a1e718a77e3143147dd5110cf735244aebade9578d671b63bc224093c827b8798170219949bedb185cdde5358713d1ec209006da5f3337f410871a5bb39c6d14a9ea8e91c7bce3e2e608632e32f50a96510f7b22dddc6fceb37a255a86a7d8c1c75449c2d6941a1cdbbd68bae5e13e62c121f0408324aa089abee50853cae63af3279d11cf4a5dd47135bacb591ec4225c42b1f0d5f92579372500ef33f823941e5c18fc3e8cb34f30a1779f449ea0e0547fd12ccede8c24b977c4d8ea84691c14d986da518bef22d8e606e1322b58b51099a0da543a97ed1a36f637a7a91d8c8d91912e59d3a42f91712fb89016384fe35edf8d4f5b27496202ecb5ec25f9bf10b0fef36e363674c88bcf863b1011235fea974b03c345ba1f38015b026b0a709cfa39fa07d19b7a8a083653a810f8bacbd8d386eec7d65ee97af2f89a731482b6ef8dd8154ced5bb28d8e647f284f01083498452370f881cd34fecba540785d698284b11cdbaf598b9bafa75f8ad5d0fde1bf046905a4a059f66a0bc2dc78b60a5f5342d44fbb62d4a2fb7257ea7a29edc0143b02dcabf43a36f8245bca9157ab9244cd30a69ad3b78a92b3320207637a44aec18a25f850547d46fb73a9fd817b600874014cfe892149e9c9baa4b7c5d00cc9cc5af27bed0e16cc4e4cdc846c1f8664769cd84c99ccc9903eaa07c2e1a453c77a3915822aa89a124ccac0c8a33f500debf0a18bb93721f80deafc4514c694298425548b001af4f82439799e5e7495dc6d9519ee69fdc68b5cb1f79f9d337da0f542869ebe809d44080a9e79cd44dc1d94a53f2f020e76b1620512ba339fcd606db59e3e1afed94d070be8f7869b2d92d8e4d47a0563d4add48da214b5baacce1b300ad5d9ebab03c3b8bf88bce2025ea64a907f8a40cbcec7d2a3b8e61122787f2856b645f562544acd61bef6b47698fdbcd8ba063ff28c04b8b9da60a6d52d69d6099b939d93ffd1661fe12707e3e4f39c3cdbcfa9b11a844a7e1871c5dd0ea9479a8c52d0c336f1d16c93c7e1f403a6e6122af39cbe07d046868c525');
INSERT INTO document VALUES (383689841369415680, 383689841390387200, 'acceptance', '受理通知书', '受理〔2026〕2号', 1772416802424406, '\x01fa58199ea4375977784b2c1516363262baf33e0286d6eea60a3e7409270b20c9a49f014a812744f3178949141d1a399598121dfa79e88883cbb3ff1573422acfaec55b03644957bd391d9290a7abf758af1930cae8b6ab2d0387b3537bd98fc9cffbb237082b023bd9baa8a8d1a35e201f6d7c9e53b5f441141d5f2c07eedb6b2ad5fce6c7aed662af8e974ce03411ace7ba0a6e4aaed64d4b0add1d5088b7722768aed420b03aea8c48a9cf676724019f5e699e518527971c12fb3319959ab6ff92e256099db7096fb9d8c99dd647dd6870cad09fbcab9dc107afd11ffca7af47e02d3b5a0c65d352aabd98eb46eceb1d395717bed1eb1f0647ca8565a9f45bdf8c998e53b120d73129f6f98cf08f65a3efde97273f3a7f1bb09cc87e6c6b55951239fdb8290e9661695ea70d5c506d8d257d965ea5c89fdf1e594867f4dce2ff7b6d935a4c0a8fadeef211188c8e6f58685bf40517b35374d397066233843a6cc79c0d86587493f28bcb2b9a16d8a99e395ae35e6170917f2ea0f0746b069080449f337059a8c82b08093b506d20f99e7c0e403f8e55870ccca428859919fd510fcf3050a326cc7b336f00e428aedb83aca4e83d642c5098292ce682fa1d8571b3bf3538c30afa3ded77174393365d0ea9272b03861ddd425ef43fbab88d26f8482b3058423c084bda4d56ec5b9730834354a76f96f681ef86017759f1da4dd2e519371d17e689a445e10d710d333c683ae65fe7178a920eba31b1820b94a05cda24f40431d7fde88b15df1d235e5158970e8f72674554ec396b625612dc0b3abafabe81573e82a0a85100f0610ddaf560a6d95efe26aa85d59b8b2dcc070daad973129ffa74ee3fd1f79264605241d5a52f85876483708e09c1a3a6c62e9561bcf00ab189b88f97e39a44f9faa625da16eb9a4d9fbff0c5ac2a3769d9faf882e79a1717cc9e5714f927f7c38c5317fd62ff3d0159c7348966f285f9b494e71a2eedfb32c1d641aee201a963df76c4029b1a51a837134be4ff7021a904c48929954b17251e2574958ddad89aae8fd37a772604b524b33e923cdd92381687def5980cac59a0fc92042f97d6e10a0920bea9e22bdd20f7efc33ea509ac754c2e1f7e322be55ee6e0989558e0c831b1ce829729f2b1158b57f6b108cb2bf88272d7027e7af15c5f46acefcf55c03ac8e517a7f120978b8300f4f1675808fb0825255eba99ab166d2a95836a2b2d91e9d59c4c20f72326b4992692463101a3310f6c2ef6c4437390b0c087f616832b9cdda6f7d17d0c7ca0e0420453590419ffb49f8ed0e105808d31e82424fe41edc2a03284ce9bf976dfbaf6c8f18a611058d4384866ecdb26d7006411d08bb8cffcaeccbd312995ce1f63449c3aad162d790ca8345cd6507dbe895f5f79f62241672137e21e30ff97bfee0f845ae7f5e91803ce2cff694f4fa1175913daae294e06c21030191ff505bcea132feeba419dd36bbed1f7ee12aea6f596c5682e1a12e58559d480314192b09f7d8dde97d44cea018f639ae3a785994a0939d6c4c9bc754df81b3f4b85f243a356384546700a65f4b9e925633230522e768a0a30d57037505c6f270b79248edf1e7fc4c4e3e83ffc1539c811436504c19d20e15793907c9411448adbb67b9bae871e000dcd80ed377445b10775b1ced00237111c464f7e0866a5a108e80fbc7b2393414d99c1a7fa4866ca7b466e1b5baffa49ce4c3889d03c7c0b3608c99922e211015132d1d4332d4f87829a2bf93091419aad078222edf8472b152342c0076fa6ea07c411b973a34bb64ecd180021085bc76673f1a0c37e4e3f09f6693952bd665397ff7bec7335229c3a90b737bb80366e40c83c1e184f081f8cdc178f2a074b9ca5c668911e3081080c6707a819953773dc6ed8da8ef217c0958b39e399e3237b07f36d65de14d9b8f0d53313f2015623aae8b21e151c1e4aca537dae9883faf0a9ce8a172586dd26a8b699b3ce0d57c5dd81e19d6f6bd91fa2e459579472f5013d4b');
INSERT INTO document_number VALUES (511602032, '决定', 2026, 1);
INSERT INTO document_number VALUES (511602032, '送达', 2026, 1);
INSERT INTO document_number VALUES (511602032, '受理', 2026, 2);
INSERT INTO generation VALUES ('catalog', 9);
INSERT INTO implementation VALUES (383689831743488101, 1, false, '511A0015500009-511602000000-000-115113016823646795-1-00', '', '公共场所卫生许可新办审批（县级）', '公共场所卫生许可', 'permit', 2, 511602032, '区行政审批局', '511602000000', '115113016823646795', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=511A0015500009-511602000000-000-115113016823646795-1-00&taskType=1&deptCode=68236467-9', 'manual', NULL, 'b7ce667190f82acbaa2c5cac24f70601f85fd2d9f86570a383e93d6cd4cf524c', '', '2026-03-02', '2026-03-02');
INSERT INTO implementation VALUES (383689831743488101, 2, true, '511A0015500009-511602000000-000-115113016823646795-1-00', '', '公共场所卫生许可新办审批（县级）', '公共场所卫生许可', 'permit', 2, 511602032, '区行政审批局', '511602000000', '115113016823646795', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=511A0015500009-511602000000-000-115113016823646795-1-00&taskType=1&deptCode=68236467-9', 'here', '{
 "channels": [
  "网上办理",
  "窗口办理"
 ],
 "places": [
  {
   "name": "广安区政务服务中心综合窗口",
   "address": "广安市广安区演示路 1 号（示例）",
   "hours": "工作日 9:00–12:00，13:30–17:30",
   "phone": "12345"
  }
 ],
 "fees": {
  "free": true,
  "text": "不收费"
 },
 "visits": 0,
 "example": true,
 "example_note": "材料、条件和承诺时限为示例，没有读到官方指南；法定时限以所引条文为准。",
 "source": "data/demo_items（示例）与所引法律",
 "licence": "事项名称与编码取自公开清单，其余为本项目自编",
 "as_of": "2026-03-02",
 "code": "511A0015500009-511602000000-000-115113016823646795-1-00",
 "case_kind": "promised",
 "summary": "开理发店、美容店、旅店、浴室、游泳场、商场等，营业前要办这个证。",
 "description": "开理发店、美容店、旅店、浴室、影剧院、游泳场、商场，开门营业前要办卫生许可证。饭馆、咖啡馆、酒吧、茶座不办这个证，办食品经营许可；公园、体育场馆、公共交通工具不需要；书店、图书馆、博物馆、美术馆、展览馆、录像厅、音乐厅在营业之日起三十日内做卫生备案。",
 "synonyms": [
  "理发店",
  "美容店",
  "美发",
  "旅馆",
  "宾馆",
  "浴室",
  "洗浴",
  "游泳馆",
  "商场",
  "卫生证",
  "卫生许可证",
  "开店"
 ],
 "audience": [
  "企业",
  "个体工商户",
  "其他组织"
 ],
 "conditions": [
  "已经领取营业执照，经营地址在广安区",
  "空气、水质、采光、噪声、顾客用具符合国家卫生标准",
  "有卫生管理制度，有专职或兼职的卫生管理人员",
  "直接为顾客服务的人员都有健康合格证"
 ],
 "form_schema": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "applicant_name",
   "phone",
   "contact_address",
   "place_name",
   "address",
   "category",
   "area_m2",
   "staff_count",
   "health_certificates",
   "central_air",
   "manager",
   "opening_date",
   "delivery",
   "service_address"
  ],
  "properties": {
   "applicant_name": {
    "type": "string",
    "title": "姓名或名称",
    "maxLength": 200,
    "minLength": 1,
    "x-sensitive": true,
    "x-source": "居民身份证或营业执照"
   },
   "id_number": {
    "type": "string",
    "title": "身份号码",
    "maxLength": 200,
    "format": "id-number",
    "x-sensitive": true,
    "x-source": "居民身份证（公安）"
   },
   "credit_code": {
    "type": "string",
    "title": "统一社会信用代码",
    "maxLength": 200,
    "format": "credit-code",
    "x-source": "营业执照（市场监管）",
    "x-index": true
   },
   "phone": {
    "type": "string",
    "title": "联系电话",
    "maxLength": 200,
    "format": "phone",
    "description": "办理进度发到这个号码",
    "x-sensitive": true
   },
   "contact_address": {
    "type": "string",
    "title": "通讯地址",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   },
   "place_name": {
    "type": "string",
    "title": "场所名称",
    "maxLength": 200,
    "minLength": 1,
    "x-index": true
   },
   "address": {
    "type": "string",
    "title": "经营地址",
    "maxLength": 200,
    "minLength": 2,
    "x-index": true
   },
   "category": {
    "type": "string",
    "title": "场所类别",
    "enum": [
     "宾馆、旅店、招待所",
     "公共浴室、理发店、美容店",
     "影剧院、游艺厅（室）、舞厅",
     "游泳场（馆）",
     "商场（店）",
     "候诊室、候车（机、船）室"
    ],
    "x-index": true
   },
   "area_m2": {
    "type": "number",
    "title": "营业面积（平方米）",
    "minimum": 1,
    "maximum": 1000000,
    "description": "顾客能到的地方，不算仓库"
   },
   "staff_count": {
    "type": "integer",
    "title": "直接为顾客服务的人数",
    "minimum": 1,
    "maximum": 100000
   },
   "health_certificates": {
    "type": "array",
    "title": "从业人员健康合格证",
    "minItems": 1,
    "maxItems": 500,
    "items": {
     "type": "object",
     "additionalProperties": false,
     "required": [
      "name",
      "certificate_no",
      "valid_to"
     ],
     "properties": {
      "name": {
       "type": "string",
       "title": "姓名",
       "maxLength": 200,
       "minLength": 1,
       "x-sensitive": true
      },
      "certificate_no": {
       "type": "string",
       "title": "证号",
       "maxLength": 200,
       "minLength": 1
      },
      "valid_to": {
       "type": "string",
       "title": "有效期至",
       "maxLength": 200,
       "format": "date"
      }
     }
    }
   },
   "central_air": {
    "type": "boolean",
    "title": "是否使用集中空调通风系统",
    "description": "家用挂机、柜机不算"
   },
   "manager": {
    "type": "string",
    "title": "卫生管理人员",
    "maxLength": 200,
    "minLength": 1,
    "x-sensitive": true
   },
   "opening_date": {
    "type": "string",
    "title": "拟营业日期",
    "maxLength": 200,
    "format": "date"
   },
   "delivery": {
    "type": "string",
    "title": "取件方式",
    "enum": [
     "电子送达",
     "窗口领取",
     "邮寄"
    ]
   },
   "electronic_consent": {
    "type": "boolean",
    "title": "同意电子送达"
   },
   "service_address": {
    "type": "string",
    "title": "送达地址确认",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   }
  },
  "if": {
   "properties": {
    "delivery": {
     "const": "电子送达"
    }
   },
   "required": [
    "delivery"
   ]
  },
  "then": {
   "required": [
    "electronic_consent"
   ],
   "properties": {
    "electronic_consent": {
     "const": true
    }
   }
  }
 },
 "form_layout": {
  "groups": [
   {
    "id": "applicant",
    "title": "申请人",
    "fields": [
     "applicant_name",
     "id_number",
     "credit_code",
     "phone",
     "contact_address"
    ],
    "note": "蓝底的内容从市里的数据带出，不用填。"
   },
   {
    "id": "place",
    "title": "经营场所",
    "fields": [
     "place_name",
     "address",
     "category",
     "area_m2",
     "central_air"
    ],
    "note": null
   },
   {
    "id": "staff",
    "title": "人员和卫生管理",
    "fields": [
     "staff_count",
     "health_certificates",
     "manager",
     "opening_date"
    ],
    "note": null
   },
   {
    "id": "delivery",
    "title": "领证方式",
    "fields": [
     "delivery",
     "electronic_consent",
     "service_address"
    ],
    "note": null
   }
  ]
 },
 "materials": [
  {
   "id": "application_form",
   "name": "卫生许可证申请表",
   "required": true,
   "when": null,
   "source": "applicant_signed",
   "source_name": "网上填写",
   "held": false,
   "provided_by": "form",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "在线填写后自动生成",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "person_identity",
   "name": "法定代表人或负责人身份证明",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "登录时已经核验",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "business_licence",
   "name": "营业执照",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "从市场监管部门的电子证照读取",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "layout_plans",
   "name": "公共场所方位示意图、平面图和卫生设施平面布局图",
   "required": true,
   "when": null,
   "source": "applicant_made",
   "source_name": "您来准备",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "画出门店位置、房间和消毒间、洗手池等卫生设施，手画的也可以，看得清就行",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "hygiene_report",
   "name": "卫生检测或者评价报告",
   "required": true,
   "when": null,
   "source": "third_party",
   "source_name": "请第三方出具",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "由有资质的检测机构出具",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "hygiene_rules",
   "name": "公共场所卫生管理制度",
   "required": true,
   "when": null,
   "source": "applicant_made",
   "source_name": "您来准备",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "写明谁负责、多久消毒一次、用具怎么换洗",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "central_air_report",
   "name": "集中空调通风系统卫生检测或者评价报告",
   "required": true,
   "when": "central_air = true",
   "source": "third_party",
   "source_name": "请第三方出具",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "用集中空调的才需要",
   "basis": null,
   "sample_url": null
  }
 ],
 "limits": [
  {
   "name": "pre_review",
   "title": "预审",
   "amount": 2,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本地参数，收到后两个工作日内预审"
   },
   "statutory": false
  },
  {
   "name": "notice",
   "title": "告知是否受理",
   "amount": 5,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第三十二条",
    "text": "申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知"
   },
   "statutory": true
  },
  {
   "name": "decision",
   "title": "法定办理期限",
   "amount": 20,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第四十二条",
    "text": "自受理行政许可申请之日起二十日内作出行政许可决定"
   },
   "statutory": true
  },
  {
   "name": "promised",
   "title": "承诺办理期限",
   "amount": 7,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本机关承诺"
   },
   "statutory": false
  },
  {
   "name": "delivery",
   "title": "送达",
   "amount": 10,
   "unit": "workday",
   "start": "decided",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第四十四条",
    "text": "自作出决定之日起十日内送达"
   },
   "statutory": true
  }
 ],
 "steps": [
  {
   "name": "您提交申请",
   "who": "申请人",
   "limit": null,
   "note": "大约 3 分钟，边填边存，随时可以停"
  },
  {
   "name": "审材料",
   "who": "综合窗口",
   "limit": "5 个工作日内告知",
   "note": "材料齐了当场受理；缺什么，一次告诉您"
  },
  {
   "name": "审查和现场核查",
   "who": "区行政审批局",
   "limit": null,
   "note": "两人以上到店里看一次；需要检测的，检测时间不算在内，会书面告诉您多久"
  },
  {
   "name": "作出决定",
   "who": "区行政审批局",
   "limit": "受理后 7 个工作日内（法定 20 个）",
   "note": "不同意的书面说明理由，并告诉您怎么申请复议或起诉"
  },
  {
   "name": "发证",
   "who": "综合窗口",
   "limit": "决定后 10 个工作日内",
   "note": "电子证照当天可用"
  }
 ],
 "legal_basis": [
  {
   "law_id": "public_venue_health_regulation",
   "law": "公共场所卫生管理条例",
   "version": "2024-12-06",
   "article": "第四条",
   "quote": "国家对公共场所实行“卫生许可证”制度。"
  },
  {
   "law_id": "public_venue_health_regulation",
   "law": "公共场所卫生管理条例",
   "version": "2024-12-06",
   "article": "第八条",
   "quote": "除公园、体育场（馆）、公共交通工具和本条第二款规定的实行卫生备案管理的公共场所外，经营单位应当在营业前向设区的市级、县级人民政府疾病预防控制部门申请办理“卫生许可证”。"
  },
  {
   "law_id": "administrative_licensing_law",
   "law": "行政许可法",
   "version": "2019-04-23",
   "article": "第四十二条",
   "quote": "除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。"
  }
 ],
 "faq": [
  {
   "question": "还没装修好，能先申请吗？",
   "answer": "可以先填，系统会替您存着。检测报告要在装修完、设备能用以后才能做，所以请等拿到报告再提交。"
  },
  {
   "question": "饭馆、咖啡馆要办这个证吗？",
   "answer": "不用。饭馆、咖啡馆、酒吧、茶座办理食品经营许可（去向为示例，以市场监管部门答复为准）。"
  },
  {
   "question": "店里换了负责人，要重新办吗？",
   "answer": "不用重新办，申请变更就可以。"
  }
 ],
 "result": {
  "name": "公共场所卫生许可证",
  "kind": "证照",
  "validity": "4 年（示例）"
 },
 "documents": [
  "收件凭证",
  "补正告知书",
  "受理通知书",
  "不予受理决定书",
  "准予行政许可决定书",
  "不予行政许可决定书",
  "特别程序所需时间告知书",
  "送达回证",
  "卫生许可证"
 ],
 "handling": {
  "process": "permit",
  "power": "permit",
  "decides": {
   "body": "区行政审批局",
   "basis": "权责清单",
   "note": "2025年后签发机关是疾控部门还是行政审批局，上线前核对"
  },
  "document_kinds": {
   "receipt": "receipt",
   "correction": "correction_notice",
   "acceptance": "acceptance",
   "not_accepted": "non_acceptance",
   "hold": "hold_notice",
   "grant": "decision_grant",
   "refuse": "decision_refuse",
   "delivery": "delivery_receipt"
  },
  "licence": {
   "type": "venue_health",
   "title": "公共场所卫生许可证",
   "validity": {
    "amount": 4,
    "unit": "year"
   },
   "fields": [
    {
     "title": "单位名称",
     "field": "place_name"
    },
    {
     "title": "经营地址",
     "field": "address"
    },
    {
     "title": "许可项目",
     "field": "category"
    },
    {
     "title": "卫生管理人员",
     "field": "manager"
    }
   ],
   "note": null
  },
  "uncertainties": [
   "材料清单与 4 年有效期为示例",
   "签发机关待核对"
  ]
 }
}
', 'b7ce667190f82acbaa2c5cac24f70601f85fd2d9f86570a383e93d6cd4cf524c', '17686b0bfefe7fbc321b457802bd2358b52d571b5557e1ab95671222bd1bbc2f', '2026-03-02', NULL);
INSERT INTO implementation VALUES (383689831714127945, 1, false, '513A0102900001-511602000000-000-11511301MB051073XA-1-00', '', '食品小经营店备案发放', '对食品小作坊、小经营店进行备案', 'other_power', 2, 511602017, '区市监局', '511602000000', '11511301MB051073XA', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=513A0102900001-511602000000-000-11511301MB051073XA-1-00&taskType=10&deptCode=115113010087783353', 'manual', NULL, 'b4e666e76d0e072c0e1023d82c119acfd04333349c4b2c250bc12b66c42bac43', '', '2026-03-02', '2026-03-02');
INSERT INTO implementation VALUES (383689831714127945, 2, true, '513A0102900001-511602000000-000-11511301MB051073XA-1-00', '', '食品小经营店备案发放', '对食品小作坊、小经营店进行备案', 'other_power', 2, 511602017, '区市监局', '511602000000', '11511301MB051073XA', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=513A0102900001-511602000000-000-11511301MB051073XA-1-00&taskType=10&deptCode=115113010087783353', 'here', '{
 "channels": [
  "网上办理",
  "窗口办理"
 ],
 "places": [
  {
   "name": "广安区政务服务中心综合窗口",
   "address": "广安市广安区演示路 1 号（示例）",
   "hours": "工作日 9:00–12:00，13:30–17:30",
   "phone": "12345"
  }
 ],
 "fees": {
  "free": true,
  "text": "不收费"
 },
 "visits": 0,
 "example": true,
 "example_note": "材料、条件和承诺时限为示例，没有读到官方指南；法定时限以所引条文为准。",
 "source": "data/demo_items（示例）与所引法律",
 "licence": "事项名称与编码取自公开清单，其余为本项目自编",
 "as_of": "2026-03-02",
 "code": "513A0102900001-511602000000-000-11511301MB051073XA-1-00",
 "case_kind": "immediate",
 "summary": "小食品店、小餐馆开业前备案，材料齐全当天办完。",
 "description": "个体经营的小食品店、小餐饮店开业前备案。是备案，不是许可：材料齐全、信息一致就发备案证。企业请办理食品经营许可。",
 "synonyms": [
  "小餐馆",
  "小食店",
  "小卖部",
  "便利店",
  "食品备案",
  "备案证",
  "开店",
  "餐饮"
 ],
 "audience": [
  "个体工商户"
 ],
 "conditions": [
  "已经领取个体工商户营业执照",
  "经营场所、经营者与营业执照一致",
  "不经营省里规定禁止的品种",
  "从业人员有健康证明"
 ],
 "form_schema": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "applicant_name",
   "phone",
   "contact_address",
   "shop_name",
   "premises",
   "business",
   "area_m2",
   "staff",
   "delivery",
   "service_address"
  ],
  "properties": {
   "applicant_name": {
    "type": "string",
    "title": "姓名或名称",
    "maxLength": 200,
    "minLength": 1,
    "x-sensitive": true,
    "x-source": "居民身份证或营业执照"
   },
   "id_number": {
    "type": "string",
    "title": "身份号码",
    "maxLength": 200,
    "format": "id-number",
    "x-sensitive": true,
    "x-source": "居民身份证（公安）"
   },
   "credit_code": {
    "type": "string",
    "title": "统一社会信用代码",
    "maxLength": 200,
    "format": "credit-code",
    "x-source": "营业执照（市场监管）",
    "x-index": true
   },
   "phone": {
    "type": "string",
    "title": "联系电话",
    "maxLength": 200,
    "format": "phone",
    "description": "办理进度发到这个号码",
    "x-sensitive": true
   },
   "contact_address": {
    "type": "string",
    "title": "通讯地址",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   },
   "shop_name": {
    "type": "string",
    "title": "店名",
    "maxLength": 200,
    "minLength": 1,
    "x-index": true,
    "x-source": "营业执照（市场监管）"
   },
   "premises": {
    "type": "string",
    "title": "经营场所",
    "maxLength": 200,
    "minLength": 2,
    "description": "与营业执照上的地址一致",
    "x-source": "营业执照（市场监管）"
   },
   "business": {
    "type": "array",
    "title": "经营类别",
    "minItems": 1,
    "uniqueItems": true,
    "items": {
     "type": "string",
     "enum": [
      "食品销售",
      "餐饮服务"
     ]
    }
   },
   "area_m2": {
    "type": "number",
    "title": "经营面积（平方米）",
    "minimum": 1,
    "maximum": 100000
   },
   "staff": {
    "type": "array",
    "title": "从业人员",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "type": "object",
     "additionalProperties": false,
     "required": [
      "name",
      "health_certificate_no",
      "valid_to"
     ],
     "properties": {
      "name": {
       "type": "string",
       "title": "姓名",
       "maxLength": 200,
       "minLength": 1,
       "x-sensitive": true
      },
      "health_certificate_no": {
       "type": "string",
       "title": "健康证明编号",
       "maxLength": 200,
       "minLength": 1
      },
      "valid_to": {
       "type": "string",
       "title": "有效期至",
       "maxLength": 200,
       "format": "date"
      }
     }
    }
   },
   "delivery": {
    "type": "string",
    "title": "取件方式",
    "enum": [
     "电子送达",
     "窗口领取",
     "邮寄"
    ]
   },
   "electronic_consent": {
    "type": "boolean",
    "title": "同意电子送达"
   },
   "service_address": {
    "type": "string",
    "title": "送达地址确认",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   }
  },
  "if": {
   "properties": {
    "delivery": {
     "const": "电子送达"
    }
   },
   "required": [
    "delivery"
   ]
  },
  "then": {
   "required": [
    "electronic_consent"
   ],
   "properties": {
    "electronic_consent": {
     "const": true
    }
   }
  }
 },
 "form_layout": {
  "groups": [
   {
    "id": "applicant",
    "title": "经营者",
    "fields": [
     "applicant_name",
     "id_number",
     "credit_code",
     "phone",
     "contact_address"
    ],
    "note": "蓝底的内容从市里的数据带出，不用填。"
   },
   {
    "id": "shop",
    "title": "店铺",
    "fields": [
     "shop_name",
     "premises",
     "business",
     "area_m2"
    ],
    "note": null
   },
   {
    "id": "staff",
    "title": "从业人员",
    "fields": [
     "staff"
    ],
    "note": null
   },
   {
    "id": "delivery",
    "title": "领证方式",
    "fields": [
     "delivery",
     "electronic_consent",
     "service_address"
    ],
    "note": null
   }
  ]
 },
 "materials": [
  {
   "id": "application_form",
   "name": "备案申请书",
   "required": true,
   "when": null,
   "source": "applicant_signed",
   "source_name": "网上填写",
   "held": false,
   "provided_by": "form",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "在线填写后自动生成",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "business_licence",
   "name": "营业执照",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "从市场监管部门的电子证照读取",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "person_identity",
   "name": "经营者身份证",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "登录时已经核验",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "health_certificates",
   "name": "从业人员健康证明",
   "required": true,
   "when": null,
   "source": "third_party",
   "source_name": "请第三方出具",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "每人一份，可以拍在一张照片或一个 PDF 里",
   "basis": null,
   "sample_url": null
  }
 ],
 "limits": [
  {
   "name": "pre_review",
   "title": "预审",
   "amount": 2,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本地参数，收到后两个工作日内预审"
   },
   "statutory": false
  },
  {
   "name": "notice",
   "title": "告知是否受理",
   "amount": 5,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第三十二条",
    "text": "示例：不属于行政许可，本地参数比照行政许可法第三十二条"
   },
   "statutory": false
  },
  {
   "name": "decision",
   "title": "办理期限",
   "amount": 3,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：没有读到省里的规定，待核实"
   },
   "statutory": false
  },
  {
   "name": "promised",
   "title": "承诺办理期限",
   "amount": 1,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本机关承诺当天办结"
   },
   "statutory": false
  },
  {
   "name": "delivery",
   "title": "送达",
   "amount": 10,
   "unit": "workday",
   "start": "decided",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第四十四条",
    "text": "自作出决定之日起十日内送达"
   },
   "statutory": true
  }
 ],
 "steps": [
  {
   "name": "您提交备案",
   "who": "经营者",
   "limit": null,
   "note": "大约 2 分钟"
  },
  {
   "name": "核对信息",
   "who": "综合窗口",
   "limit": "当场",
   "note": "材料不齐的一次告诉您"
  },
  {
   "name": "备案",
   "who": "区市监局",
   "limit": "1 个工作日内",
   "note": "不予备案的说明理由"
  },
  {
   "name": "发备案证",
   "who": "综合窗口",
   "limit": "当天",
   "note": "电子证当天可用"
  }
 ],
 "legal_basis": [
  {
   "law_id": "online_government_service_rules",
   "law": "国务院关于在线政务服务的若干规定",
   "version": "2019-04-26",
   "article": "第七条",
   "quote": "行政相对人在线办理政务服务事项，应当提交真实、有效的办事材料；政务服务机构通过数据共享能够获得的信息，不得要求行政相对人另行提供。"
  }
 ],
 "faq": [
  {
   "question": "开的是公司，能备案吗？",
   "answer": "不能。企业请办理食品经营许可。"
  },
  {
   "question": "备案要收费吗？",
   "answer": "不收费。"
  }
 ],
 "result": {
  "name": "四川省食品小经营店备案证",
  "kind": "备案证",
  "validity": null
 },
 "documents": [
  "收件凭证",
  "补正告知书",
  "不予备案告知书",
  "备案回执",
  "送达回证",
  "四川省食品小经营店备案证"
 ],
 "handling": {
  "process": "record",
  "power": "other_power",
  "decides": {
   "body": "区市监局",
   "basis": "权责清单",
   "note": "可由乡镇市场监管所受托办理（参数）"
  },
  "document_kinds": {
   "receipt": "receipt",
   "correction": "correction_notice_other",
   "acceptance": "",
   "not_accepted": "non_acceptance",
   "hold": "hold_notice",
   "grant": "record_receipt",
   "refuse": "record_refuse",
   "delivery": "delivery_receipt_other"
  },
  "licence": {
   "type": "food_small_shop",
   "title": "四川省食品小经营店备案证",
   "validity": null,
   "fields": [
    {
     "title": "店名",
     "field": "shop_name"
    },
    {
     "title": "经营场所",
     "field": "premises"
    },
    {
     "title": "经营类别",
     "field": "business"
    }
   ],
   "note": "有效期为参数，待核实"
  },
  "uncertainties": [
   "省条例及其管理办法原文未能取得：期限、材料、拒绝理由、有效期均为示例"
  ]
 }
}
', 'b4e666e76d0e072c0e1023d82c119acfd04333349c4b2c250bc12b66c42bac43', '26bd1ce1a400ec30b5cc0dfd861aad7a2a77f3fc3fa266db2ed8b2def01d903c', '2026-03-02', NULL);
INSERT INTO implementation VALUES (383689831722516485, 1, false, '512B0003600037-511602000000-000-11511301008778298W-1-00', '', '80周岁以上老年人高龄津贴发放', NULL, 'public_service', 1, 511602022, '区民政局', '511602000000', '11511301008778298W', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=512B0003600037-511602000000-000-11511301008778298W-1-00&taskType=20&deptCode=11511301008778298W', 'manual', NULL, '0ff772309f3798d0bdb148d042869e9a2f5f707108768b95e710a7273969c130', '', '2026-03-02', '2026-03-02');
INSERT INTO implementation VALUES (383689831722516485, 2, true, '512B0003600037-511602000000-000-11511301008778298W-1-00', '', '80周岁以上老年人高龄津贴发放', NULL, 'public_service', 1, 511602022, '区民政局', '511602000000', '11511301008778298W', 'http://www.sczwfw.gov.cn/jiq/front/transition/ywTransToDetail?areaCode=511602000000&itemCode=512B0003600037-511602000000-000-11511301008778298W-1-00&taskType=20&deptCode=11511301008778298W', 'here', '{
 "channels": [
  "网上办理",
  "窗口办理"
 ],
 "places": [
  {
   "name": "广安区政务服务中心综合窗口",
   "address": "广安市广安区演示路 1 号（示例）",
   "hours": "工作日 9:00–12:00，13:30–17:30",
   "phone": "12345"
  }
 ],
 "fees": {
  "free": true,
  "text": "不收费"
 },
 "visits": 0,
 "example": true,
 "example_note": "材料、条件和承诺时限为示例，没有读到官方指南；法定时限以所引条文为准。",
 "source": "data/demo_items（示例）与所引法律",
 "licence": "事项名称与编码取自公开清单，其余为本项目自编",
 "as_of": "2026-03-02",
 "code": "512B0003600037-511602000000-000-11511301008778298W-1-00",
 "case_kind": "promised",
 "summary": "满 80 周岁的广安区户籍老人，按月领取高龄津贴。",
 "description": "具有广安区户籍、年满 80 周岁的老年人可以申请高龄津贴，按年龄分档按月发放。子女、村（社区）可以代办。不满 80 周岁的，满 80 周岁那天起可以申请。",
 "synonyms": [
  "高龄补贴",
  "老年津贴",
  "老人补贴",
  "养老",
  "八十岁",
  "80岁",
  "津贴"
 ],
 "audience": [
  "个人"
 ],
 "conditions": [
  "年满 80 周岁",
  "户籍在广安区",
  "没有在其他地区领取高龄津贴"
 ],
 "form_schema": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "applicant_name",
   "id_number",
   "phone",
   "contact_address",
   "hukou_region",
   "account_bank",
   "account_no",
   "paid_elsewhere",
   "has_agent",
   "delivery",
   "service_address"
  ],
  "properties": {
   "applicant_name": {
    "type": "string",
    "title": "姓名或名称",
    "maxLength": 200,
    "minLength": 1,
    "x-sensitive": true,
    "x-source": "居民身份证或营业执照"
   },
   "id_number": {
    "type": "string",
    "title": "身份号码",
    "maxLength": 200,
    "format": "id-number",
    "x-sensitive": true,
    "x-source": "居民身份证（公安）"
   },
   "phone": {
    "type": "string",
    "title": "联系电话",
    "maxLength": 200,
    "format": "phone",
    "description": "办理进度发到这个号码",
    "x-sensitive": true
   },
   "contact_address": {
    "type": "string",
    "title": "通讯地址",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   },
   "hukou_region": {
    "type": "string",
    "title": "户籍地",
    "maxLength": 200,
    "minLength": 2,
    "x-source": "户口簿（公安）",
    "x-index": true
   },
   "account_bank": {
    "type": "string",
    "title": "开户银行",
    "maxLength": 200,
    "minLength": 2
   },
   "account_no": {
    "type": "string",
    "title": "银行账号或社会保障卡号",
    "maxLength": 200,
    "pattern": "^[0-9 ]{8,30}$",
    "x-sensitive": true
   },
   "living_alone": {
    "type": "boolean",
    "title": "是否独居"
   },
   "paid_elsewhere": {
    "type": "boolean",
    "title": "是否在其他地区领取高龄津贴"
   },
   "has_agent": {
    "type": "boolean",
    "title": "是否由家人或村（社区）代办"
   },
   "agent_name": {
    "type": "string",
    "title": "代办人姓名",
    "maxLength": 200,
    "minLength": 1,
    "x-sensitive": true
   },
   "agent_phone": {
    "type": "string",
    "title": "代办人电话",
    "maxLength": 200,
    "format": "phone",
    "x-sensitive": true
   },
   "delivery": {
    "type": "string",
    "title": "取件方式",
    "enum": [
     "电子送达",
     "窗口领取",
     "邮寄"
    ]
   },
   "electronic_consent": {
    "type": "boolean",
    "title": "同意电子送达"
   },
   "service_address": {
    "type": "string",
    "title": "送达地址确认",
    "maxLength": 200,
    "minLength": 2,
    "x-sensitive": true
   }
  },
  "allOf": [
   {
    "if": {
     "properties": {
      "delivery": {
       "const": "电子送达"
      }
     },
     "required": [
      "delivery"
     ]
    },
    "then": {
     "required": [
      "electronic_consent"
     ],
     "properties": {
      "electronic_consent": {
       "const": true
      }
     }
    }
   },
   {
    "if": {
     "properties": {
      "has_agent": {
       "const": true
      }
     },
     "required": [
      "has_agent"
     ]
    },
    "then": {
     "required": [
      "agent_name",
      "agent_phone"
     ]
    }
   }
  ]
 },
 "form_layout": {
  "groups": [
   {
    "id": "applicant",
    "title": "老人",
    "fields": [
     "applicant_name",
     "id_number",
     "phone",
     "contact_address",
     "hukou_region"
    ],
    "note": "蓝底的内容从市里的数据带出，不用填。"
   },
   {
    "id": "account",
    "title": "发放账户",
    "fields": [
     "account_bank",
     "account_no",
     "paid_elsewhere",
     "living_alone"
    ],
    "note": null
   },
   {
    "id": "agent",
    "title": "代办人",
    "fields": [
     "has_agent",
     "agent_name",
     "agent_phone"
    ],
    "note": "老人自己办的不用填。"
   },
   {
    "id": "delivery",
    "title": "送达",
    "fields": [
     "delivery",
     "electronic_consent",
     "service_address"
    ],
    "note": null
   }
  ]
 },
 "materials": [
  {
   "id": "application_form",
   "name": "高龄津贴申请表",
   "required": true,
   "when": null,
   "source": "applicant_signed",
   "source_name": "网上填写",
   "held": false,
   "provided_by": "form",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "在线填写后自动生成",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "person_identity",
   "name": "居民身份证",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "从公安部门读取",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "household_register",
   "name": "户口簿",
   "required": true,
   "when": null,
   "source": "shared_data",
   "source_name": "市里已有",
   "held": true,
   "provided_by": "shared",
   "form": "电子版或清晰照片",
   "copies": 0,
   "accepts": [],
   "max_bytes": 0,
   "note": "从公安部门读取",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "bank_account",
   "name": "本人银行账户或者社会保障卡",
   "required": true,
   "when": null,
   "source": "applicant_made",
   "source_name": "您来准备",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "拍一张卡的正面",
   "basis": null,
   "sample_url": null
  },
  {
   "id": "mandate",
   "name": "授权委托书",
   "required": true,
   "when": "has_agent = true",
   "source": "applicant_signed",
   "source_name": "网上填写",
   "held": false,
   "provided_by": "upload",
   "form": "电子版或清晰照片",
   "copies": 1,
   "accepts": [
    "pdf",
    "jpg",
    "png"
   ],
   "max_bytes": 10485760,
   "note": "由代办人办理时才需要",
   "basis": null,
   "sample_url": null
  }
 ],
 "limits": [
  {
   "name": "pre_review",
   "title": "预审",
   "amount": 2,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本地参数，收到后两个工作日内预审"
   },
   "statutory": false
  },
  {
   "name": "notice",
   "title": "告知是否受理",
   "amount": 5,
   "unit": "workday",
   "start": "received",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第三十二条",
    "text": "示例：不属于行政许可，本地参数比照行政许可法第三十二条"
   },
   "statutory": false
  },
  {
   "name": "decision",
   "title": "办理期限",
   "amount": 20,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：没有国家或省级规定，为本地参数"
   },
   "statutory": false
  },
  {
   "name": "promised",
   "title": "承诺办理期限",
   "amount": 10,
   "unit": "workday",
   "start": "accepted",
   "basis": {
    "law_id": null,
    "law": null,
    "article": null,
    "text": "示例：本机关承诺"
   },
   "statutory": false
  },
  {
   "name": "delivery",
   "title": "送达",
   "amount": 10,
   "unit": "workday",
   "start": "decided",
   "basis": {
    "law_id": "administrative_licensing_law",
    "law": "行政许可法",
    "article": "第四十四条",
    "text": "自作出决定之日起十日内送达"
   },
   "statutory": true
  }
 ],
 "steps": [
  {
   "name": "提出申请",
   "who": "老人或代办人",
   "limit": null,
   "note": "大约 3 分钟"
  },
  {
   "name": "受理",
   "who": "综合窗口（户籍地便民服务中心）",
   "limit": "5 个工作日内告知",
   "note": null
  },
  {
   "name": "审核",
   "who": "区民政局",
   "limit": null,
   "note": "核对年龄、户籍和是否重复领取，不用您跑"
  },
  {
   "name": "给付决定",
   "who": "区民政局",
   "limit": "受理后 10 个工作日内（示例）",
   "note": "不给付的书面说明理由"
  },
  {
   "name": "按月发放",
   "who": "区民政局、财政",
   "limit": null,
   "note": "直接打到账户"
  }
 ],
 "legal_basis": [
  {
   "law_id": "elderly_rights_law",
   "law": "老年人权益保障法",
   "version": "2018-12-29",
   "article": "第三十三条",
   "quote": "国家建立和完善老年人福利制度，根据经济社会发展水平和老年人的实际需要，增加老年人的社会福利。"
  },
  {
   "law_id": "sichuan_elderly_rights_regulation",
   "law": "四川省老年人权益保障条例",
   "version": "2018-07-26",
   "article": "第二十八条",
   "quote": "本省实行八十周岁以上老年人高龄津贴制度。高龄津贴按年龄段分档发放，并根据经济社会发展状况适时调整津贴标准。对生活不能自理、经济困难的老年人，地方各级人民政府应当根据其失能程度等情况给予护理补贴。对经济困难的高龄、失能等老年人，地方各级人民政府应当逐步给予养老服务补贴。"
  }
 ],
 "faq": [
  {
   "question": "还差几个月满 80 周岁，能先申请吗？",
   "answer": "满 80 周岁那天起可以申请。"
  },
  {
   "question": "每年要到现场证明还活着吗？",
   "answer": "不用。用共享数据核对，不要求老人到场。"
  }
 ],
 "result": {
  "name": "高龄津贴给付决定",
  "kind": "给付",
  "validity": null
 },
 "documents": [
  "收件凭证",
  "补正告知书",
  "受理通知书",
  "给付决定书",
  "不予给付告知书",
  "送达回证"
 ],
 "handling": {
  "process": "benefit",
  "power": "benefit",
  "decides": {
   "body": "区民政局",
   "basis": "权责清单",
   "note": "本地规定可由乡镇审核确认（参数）"
  },
  "document_kinds": {
   "receipt": "receipt",
   "correction": "correction_notice_other",
   "acceptance": "acceptance",
   "not_accepted": "non_acceptance",
   "hold": "hold_notice",
   "grant": "benefit_grant",
   "refuse": "benefit_refuse",
   "delivery": "delivery_receipt_other"
  },
  "licence": {
   "type": "elder_allowance",
   "title": "高龄津贴发放确认",
   "validity": null,
   "fields": [
    {
     "title": "户籍地",
     "field": "hukou_region"
    },
    {
     "title": "开户银行",
     "field": "account_bank"
    }
   ],
   "note": "金额与分档为本地参数"
  },
  "uncertainties": [
   "金额、年龄档、起发月份、户籍或居住要求、收入条件为本地参数",
   "决定机关（区民政局或乡镇）待核对",
   "办理天数无国家、省级规定"
  ]
 }
}
', '0ff772309f3798d0bdb148d042869e9a2f5f707108768b95e710a7273969c130', '954a128d414dafb3419f51538a862a5da1fba89acc288f9ccbca2011892415f2', '2026-03-02', NULL);
INSERT INTO instance VALUES (383689841218420736, 'permit', 1, '\x0102c89df8bd0e05000000', 'ended', 5);
INSERT INTO instance VALUES (383689841348444160, 'permit', 1, '\x0101c89df8bd0e02010101010000', 'running', 1);
INSERT INTO instance VALUES (383689841369415680, 'permit', 1, '\x0101c89df8bd0e03010207000000', 'running', 2);
INSERT INTO journal VALUES (383689841218420736, 383689841218420737, 1, 1, 'case.created.v1', 0, 0, '', 1772416802383231, '\x');
INSERT INTO journal VALUES (383689841218420736, 383689841247780864, 1, 2, 'material.added.v1', 383689832037089280, 0, '', 1772416802389960, '\x01ec9bc2268aefb9f28c94af1cb7e5e327b09af2a667d88361bea188d40e1cc19e57eb738ceda88fa172c6ca076db45ba6da04c744311e317edc71c72b6eab268ee35543da7a55c3d6ccafa8d324a679c57bdafbce2bef191c25661234d5263ec265ac18f9fa66b69ad68d6e2b6d6d9e2a48f6dc96376e10556e45b38121ea0ecff73ced3fb85d2a25ec881d3f5ad7c0d3101cd6b91c9f4101d12f0bdaf5f91f3fc1913ef312c9576d9d33178d7bffbc182562af');
INSERT INTO journal VALUES (383689841218420736, 383689841251975168, 1, 3, 'material.added.v1', 383689832037089280, 0, '', 1772416802391886, '\x0156f44a0cf32173908f3bc11eb279685a9e990fe87aa3dd7132de3124b2ce7f6f7fff46f7390db36909c056e26fe426694577755decc5e2f104941ca325d6812c23d09ec9620356600622be6cfdc9c33bac462ffe28c2462180c8d6e12d298bea1ad718401ff9435524890de8934365088457794ad728ccd5cf796652e6efa44563270dd09312a7657e37e9cadbc0c272a3169a93365fdc3cc0dca8692977d602195cfec618b5270fa82dc788768531f0cf9b8085db');
INSERT INTO journal VALUES (383689841218420736, 383689841260363776, 1, 4, 'material.added.v1', 383689832037089280, 0, '', 1772416802393313, '\x010c07b026bf5a61ad0095a2777e7b5a1d0a25c2f4532bdc1f084ede4d6540cdc6ac427d3533d0e7d88668e3a4efd21f24b8ae84f1a0b823c3940939e7aeff2b95061c71ea572358539ea92cdd5e43149f9e073d7e3814470305ddea924b3cce723c2f8edd21954e27b5eda6fc4cf1da69f69364c2cf16decd707a027feb5420338e5c9ece0936f33e5cf23172f3691337c12c954e19c647935fd67349c7614073d775274d47264ae4bbd256edff3e3aba80be3934');
INSERT INTO journal VALUES (383689841218420736, 383689841264558081, 1, 5, 'case.submitted.v1', 383689832037089280, 0, '', 1772416802394294, '\x01fd5f7fa8353ca88e7285f65c7f35b8e14055386a8ccb04ae566b6aca6e9b15c5cb5334bb71593b5eee978b233420cdf7e8aae400bae563fad95e89e4ede786e1763954f38809cdd15fcf13c9affb55134ca132f3ca25a8ac8ad21d8e4f942f8b6c3eec7465b77450175db4835e4f64ca91491c35eda6aee8ce');
INSERT INTO journal VALUES (383689841218420736, 383689841298112513, 1, 6, 'case.accepted.v1', 383689832037089282, 511602032, 'accept', 1772416802402127, '\x013ea78ad0c53db17a33381b3fba4214847e9d1c8b89cb01af7287f30a5ae35861f1bd99971933ea745ba0f5be96f6bd4ce0bfa56205648169757c85e13cac794c3f4adeba2d6e96db9d5f6106a04c343b436c3a4161b0eb3b085d292bc36913804919b68ff51d4f51e9514b12eceec47948a92da3efd0d4b2cc3db3f7f6e4e14b9ed899c745');
INSERT INTO journal VALUES (383689841218420736, 383689841319084032, 1, 7, 'case.passed.v1', 383689832037089284, 511602032, 'review', 1772416802406747, '\x0116fb2106c9f3cff34b42404a69b080ea7b85a28a81f0635e1446ada981a0557108402f8fa9cf23b8e18648f95978d52173183c09bdcdff659c7907fd423b308c77c7f86a934f941a090fa25a908a226ba5947b91d927b66a13802c8da6df45b6cdb99da69847984bdb963061198d91f181af67');
INSERT INTO journal VALUES (383689841218420736, 383689841331666946, 1, 8, 'case.granted.v1', 383689832041283585, 511602032, 'decide', 1772416802410663, '\x013699205d14e627f3179c1f39d778438778924e92fe0ce3dfe65439caf0ed90b72145d7009001f6bfab8f4044571e925db9030a1c768aba4458bc8cec48d8b5ba00abe37ce02e82a665dd8a3404c2696bb3cd0317403f1b48419146998246ab761807a273b0e9435e267739c994732e57a3d9fc26df0444721744daef8104735bcd4b73ac');
INSERT INTO journal VALUES (383689841218420736, 383689841344249857, 1, 9, 'case.delivered.v1', 383689832037089282, 511602032, 'deliver', 1772416802413175, '\x0172cfeed17aca87bbf1ccbcb1871d93731c5a06a71747696108f22364ec7db81ea685907e320476475e4ac007c74c6b7727a7b84574a0ad34f3b8ae5a2221a0d9885777d8cbf59a04524cd5a8f0a7ffd0819135925879484debce2e89af76a9550f8c71f297940764798fa84c20eefe60653ec731a808341cc1205adc8d8d955b57dae7997d7e');
INSERT INTO journal VALUES (383689841348444160, 383689841348444161, 2, 10, 'case.created.v1', 0, 0, '', 1772416802414513, '\x');
INSERT INTO journal VALUES (383689841348444160, 383689841352638464, 2, 11, 'material.added.v1', 383689832037089280, 0, '', 1772416802415757, '\x01a3a1bc8bd69e35b412d4dceb724da9c55531f33a6d99a1972ba533575c9b5c7a7f8e0105df419b9a1aaca1b012a947bc3340d7d3f354df5fe18b6445b410311b5265e0b44f65b7bd0350b56876bdf9ffab33036fbbf44d52629abe165d9156380feeba0c4f9f53af40d1e62aadef5b78f579378b393b12e9df07fe69b31a56addc8c5f180aee55e7abd2d567ebc7533ad553597c03ea8bb05a9b42daa8166352311b49794441aa17b08ec34b0d22734fee7806');
INSERT INTO journal VALUES (383689841348444160, 383689841356832768, 2, 12, 'material.added.v1', 383689832037089280, 0, '', 1772416802416801, '\x01519094e8d6aa409d168c040abe2ee5aac8a88941fea50c5b5967b0f8d6465098173900e3d6f4b865b5429fbe93e074f375af005a8572444851913b6d7ebd7e5a5f4dfd77929e1186b90e5832ae85c0d798ea96e4febd69d965005d579d00aba30e94111ab1b34b6cae8af24852772cc8e86dae4e912b126b6aee56601bcbe467a2d8248590cc769ccc6570c6abb434f02139c6f73923e7099fb7a43606e80eb254c665e32eadded42feaf1c7e03e9dcda5c40fd458');
INSERT INTO journal VALUES (383689841348444160, 383689841361027072, 2, 13, 'material.added.v1', 383689832037089280, 0, '', 1772416802417752, '\x018649966469baff3e9ab113d391c5268fbcaa2c1362676187686e066bbbdd3740287ec7ec9f7fe45d93085bd7eaaa013e12232ae761929022f2b43bbd2f4a2e2f7021d8ed8afa8afbef573deda33b26a444cdd824a266cee849be036db2ca1046b3ef243f17d2019a4792f12ca79be9919d02a59068e36dd7adfeab769f333ce643ae8557f55047d0c38bbb554722455e7d508a80b4e8e19dbc696ed2d30db26d00548539636a743e190f70a10de0096f68ce4539');
INSERT INTO journal VALUES (383689841348444160, 383689841365221377, 2, 14, 'case.submitted.v1', 383689832037089280, 0, '', 1772416802418348, '\x015a4ea36c8074d19f54db3649e80f79506c9c7ef4bf55d29eb45e8f3c59fe072125ab744234fb5085f08d7aa7b314bf742de946bfbf4772fac0ef902bbe28dc8b1b371e7a3ca9660bd09d86056d841456d67b74b6ac92b6b208601c0852032326d3adbdbeaf485aca2481ab24ed91bf7931c0dc10c8c6d74a53');
INSERT INTO journal VALUES (383689841369415680, 383689841369415681, 3, 15, 'case.created.v1', 0, 0, '', 1772416802419353, '\x');
INSERT INTO journal VALUES (383689841369415680, 383689841373609984, 3, 16, 'material.added.v1', 383689832037089280, 0, '', 1772416802420241, '\x01d46e07dd59f230583b3682b9951d70d4615b336e3589f701131a082b1555af7a0353d2ceb1c90196d859100fc5fc3dbe08330517e14984d9cddb4cf4d76b45ea4b03567279c761b2a9e53a5e0f27e04907258d689decc813a30b70a79328d47500c9b4e7c592606eed453b8c03e89596f69f561a7d361e78264b5c001e1aad017b57ab8fce167ea571260cb3ad244ac0e85b9fc814896d49c30706ac9631677f9a7f8b986dc5412b463be54175109d60da9945');
INSERT INTO journal VALUES (383689841369415680, 383689841377804288, 3, 17, 'material.added.v1', 383689832037089280, 0, '', 1772416802421221, '\x01c192ae9e6f98878a9b3e33058d1f1f2dfcf3d390fb0e8138f0dec564b355fd977039c5f3a12b5b9353f48704219c8cea8682b451281a26316bd74b93fd1c2e0668ff876239cb7b5e50e1412fcbe25d03df26a1199d79526f1b1e326041df956898de88077903ad7fc6392ef4d3c95c5be85a34e2b60340a4af6ada354334248dd4b7fa72f1737a18f95e06b9daa2f0abbff29baac1e1bc3d335f1c76714fe78a6b8b0ae66edcb48d832a6ff2866ef2e4063175da69');
INSERT INTO journal VALUES (383689841369415680, 383689841377804289, 3, 18, 'material.added.v1', 383689832037089280, 0, '', 1772416802422112, '\x01e438cd0f4adce23455b532da5c993ce75ffd788b5358bb73e464fb74d2af777385a2b4e27047ffd1c7ac83858dd165b9e356c8e36df0ab9b15a0582894828543b7a670ad00b376d7b61e8523dcf22980dc838445f818a6834177a23dc252c6d040cf9324071741be5bba857aa60492e2e4d01ebbf05f83041b267801bc2ba5883c1b1eb3e0f0d2771a40443dc6778ec8d11d6ee87f24dc70ea0cf8599334eb42cd2fc17119dcc6822cdf4a0f2cf886f6ad354358');
INSERT INTO journal VALUES (383689841369415680, 383689841381998593, 3, 19, 'case.submitted.v1', 383689832037089280, 0, '', 1772416802422677, '\x01e9f4822482fb2c2e06df61458ae0aa5da193520b17f4dd766af2a827f62e0df1c428978c3e90d44e92c342cea985cb8079c09f8e16053e5800e49a3f85a11a427fe55f5abeedf1b821705c0211a9243f99cdde4fa1b5a7b38d7cd49a1f2a242f82165a4ddf2f44cba405fcb353243ae99d0fe56386b28e095f');
INSERT INTO journal VALUES (383689841369415680, 383689841390387201, 3, 20, 'case.accepted.v1', 383689832037089282, 511602032, 'accept', 1772416802424406, '\x019551c348bba015a4281c9be6508a306d9950946c98b3bf706eb974629419810b653005ebd2fb45e2a8df5f2d0056766a47e82096442fb8740a19ef2341c0c05d11273f6f70acd44e25d61ad73edd30fe3273a4c7bcf32ef446a1cfb3243ad4f97822fa672ce9d9cf434d409e39c2d085634ace13f28355ff5fde377da8edeec82e1da3c72e');
INSERT INTO journal VALUES (383689841394581504, 383689841394581505, 3, 21, 'case.created.v1', 0, 0, '', 1772416802425678, '\x');
INSERT INTO journal VALUES (383689841394581504, 383689841398775808, 3, 22, 'material.added.v1', 383689832037089280, 0, '', 1772416802426783, '\x0167ce3fb3275c3cbe89532d74616f8046f2fab718d564861baf2fe7823489d90764cf1ddf51d69588e9bf3bbe17137bbac22c63138ec93833f7169e88f948ca3a8e6e3e0691e6e578247870f9f80e5c5356989bdf4c628a6c01cc2ecdcf4e2f8b61c7f9cc7659ea79966a0843b5872c403e6ff5c8e991375438b7fa5d2df9136c444ba3ecff5b747b56ef2a215ebd297a64c6ba50f81a3d3538bc8c004f36291a0329c109bf5225149a1fd5778045de02679d5a');
INSERT INTO journal VALUES (383689841394581504, 383689841402970112, 3, 23, 'material.added.v1', 383689832037089280, 0, '', 1772416802427678, '\x0146a06284719758f75bc0eb7be2289b531ffdf6cc70f88ae593d210f02c501f7920a2d27c53f3f9faa4cc8cd79ec60827292371bb62fd20ad1e6e0d56e5f6798517f7ac9f16eb731bd645cd3e617de3890d94000eff53080ac49d854e1da8f80a3e29db80770f42049bb8770d1a65104a46d6786bbbb2e5c04f5c18bfb82ba3af738665d478a3845f1fc8aa781a166b6a8cc98262a40334c1b869af1544beb1527c94ebf844c2098df6435d64991da7862f9c6d7deb');
INSERT INTO journal VALUES (383689841394581504, 383689841407164416, 3, 24, 'material.added.v1', 383689832037089280, 0, '', 1772416802428454, '\x01369bde1ea6ebb25c5c56cb7d860be10862fa2082e658ad11fa46bc4fc978325d723ebbcbc8491e2b31d96803c7e3f9b7b482581788073509513938a404159ffaa7aed349574b08f7f761d31e3787ae7d9d734b9c6efb3595b08b360ae754a86d24a9debb3af8c3bee87bfb3b440d1d0cab91b0815d5aaca1c31ce942f79338c0709be6db18af57b414166a87a3252ce6121ba5c0f2d1ea4ac650baf4cbca5ef40996e8bf1a094efb46431f72c460bd7fe74c3b12');
INSERT INTO journal_checkpoint VALUES (1, 9, '687c65797c1cf9bd32023dfb208d7bdc645856d984e3d33cc291a3595755e949', '5070700e57dd19f606a5b5d46beab85724b2deb6a4f5a806f93762abc78758bd', 1772416802828180, 'MEUCIHwNOhjZIDxAnBUgde3uNR5UN2fNBElqk0QAxv2qLL61AiEA/bFCWiGpk1BgZqJS4T7eUHOe9/z9sbQuKCD6F0K8Wi4=', 'd49c79ef1804f56dfb8ae028efd88a7e9fbd85ef7dd5d53a9f31ea5225a56178');
INSERT INTO journal_checkpoint VALUES (2, 5, '49ae4449ae56b14e5a1901aa3230d332bde0764fc3fc777d0333aef0491d8a6d', '13aa355c8cc12ef12e33cb2c5862ed979fdf6ef89efefecdf2250a2383a1bbde', 1772416802829706, 'MEYCIQDxANqdX5XoFjPwNaUON6Sv0N76+EyMS8t+hJ+P+oXOwAIhANc4cDJZwggK5IOkRWLAUEkAt2BTH8usOICLz3C/rD9t', 'd49c79ef1804f56dfb8ae028efd88a7e9fbd85ef7dd5d53a9f31ea5225a56178');
INSERT INTO journal_checkpoint VALUES (3, 10, '0ece9acd5a9a662cd0f33d211d2b47daa3a3a4597ee3404f1492b2bdb87f5a52', 'fb1a0778de60af630878da57ff5769cdde0fbca39967f51b094414ea2c3f88df', 1772416802830580, 'MEUCIGmv/hm5F+PzjS1Zjc7JuKMNaI5TXtO3lNedr4KbqQlbAiEA9Gqz66wc7KonGUCsCehAZ7E26cOWigN72jqitlvOr/w=', 'd49c79ef1804f56dfb8ae028efd88a7e9fbd85ef7dd5d53a9f31ea5225a56178');
INSERT INTO journal_lane VALUES (0, 0, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x', 0, 0, 0, 1);
INSERT INTO journal_lane VALUES (1, 9, '\x5070700e57dd19f606a5b5d46beab85724b2deb6a4f5a806f93762abc78758bd', '\x0eb3a800277ead77b68b22ce8d38e38b2d6712ce604247a5eacb82548822c165288c384604ac0b8ef016c00d7b575b54a53ce63942ed812a33261504f3db8578', 9, 383689841344249857, 9, 2);
INSERT INTO journal_lane VALUES (2, 5, '\x13aa355c8cc12ef12e33cb2c5862ed979fdf6ef89efefecdf2250a2383a1bbde', '\xc1610097b7772eefb342d2cc16b90d3130b88b486fc0d03cfad01af1ee5e63bb348e55fb646db943b28162b8add145e27c49a2491ff6e7d539d4351e3dab4d66', 14, 383689841365221377, 5, 2);
INSERT INTO journal_lane VALUES (3, 10, '\xfb1a0778de60af630878da57ff5769cdde0fbca39967f51b094414ea2c3f88df', '\x62ba0ab1c73eebc51325bafa23a4b8f1a03914ce9a00d6b796715638dfb698a698448101de53074c16a8026314c3bbd1eda1634dfb73858cc89ff01f463802ca', 24, 383689841407164416, 10, 2);
INSERT INTO journal_seal VALUES (1, 1, 383689841218420736, 383689841218420737, '\x00e23469c2e008632d8100ee170b7941d2d4518c2dd21c919e714f5660ab24c9', '\x433573a2d729076318bd64956a8db356b909880aa3ce3049789e453ef919bd1d');
INSERT INTO journal_seal VALUES (1, 2, 383689841218420736, 383689841247780864, '\xf45665adfffd8d5eadde457e4012164ca7d5d46f7b90c22c25c454bcf3bc359a', '\x969b0f4ca247eb95782b62b80f3a84b2226eaf9d0504a70165731d8bb125272a');
INSERT INTO journal_seal VALUES (1, 3, 383689841218420736, 383689841251975168, '\xf17307b9a552690a8fcab712f7b0606e72f58ce3d64e130cf8015caa90ad8978', '\x70553c922872e299e799e82ab365e2564b7fcb525538df1c17b6183a11c9bdef');
INSERT INTO journal_seal VALUES (1, 4, 383689841218420736, 383689841260363776, '\x5adc5fab83bb2dc523d7d86031ee5dce159a9bf5063034451c75cccd210c5e82', '\x56d4db9af912cd340ba8377f53d05088d9bd4398becc516c097fa398768985b3');
INSERT INTO journal_seal VALUES (1, 5, 383689841218420736, 383689841264558081, '\x720263dc176315f6aec10897f9208313fbc260037aae833e65f86660312c74ca', '\xfe7534dd5acd27803c416ff706aa1fa7d99c22867119ee3050406cad469aff74');
INSERT INTO journal_seal VALUES (1, 6, 383689841218420736, 383689841298112513, '\xa9e76684b8e85badd67097758173b5563c11ec4212dae5e5ec442e3516cf2208', '\x12c8b3d996af23687e3cf99e4658a2d120b5f29d76bd45c83ea95fcb944e6c2a');
INSERT INTO journal_seal VALUES (1, 7, 383689841218420736, 383689841319084032, '\x52235798e59c7ede238aebde2b8af44bfe79506793bc6a269cde32e6f5362ea9', '\xd47f5933112b34c21c15c058236a9e7f75d9f757c17c70bb924d779a6cc3c0f1');
INSERT INTO journal_seal VALUES (1, 8, 383689841218420736, 383689841331666946, '\x2f9276894f73b1af5864ad064a5a38e87eb437a966b9e831acb9eb5d298cf21f', '\xfd9a2e694c046b2e03af0a03d9327292116ba9d60c4a321b4659b352ce6ad81d');
INSERT INTO journal_seal VALUES (1, 9, 383689841218420736, 383689841344249857, '\x288c384604ac0b8ef016c00d7b575b54a53ce63942ed812a33261504f3db8578', '\x5070700e57dd19f606a5b5d46beab85724b2deb6a4f5a806f93762abc78758bd');
INSERT INTO journal_seal VALUES (2, 1, 383689841348444160, 383689841348444161, '\xba7a1e43c80c53833e4d2579743776db878519116c23f13a7426d10773de693a', '\x618e68ce56a4f6a27d0224c4445ba6404b2ca46d553e48ab36ace8ac4a4fbc9a');
INSERT INTO journal_seal VALUES (2, 2, 383689841348444160, 383689841352638464, '\x13039bee24bcbf3725c342637bcb972a26665237038443e543a821991ac35efd', '\xc0a35234795317a8f0a8833a64334f406b20b07702302a03b2e57a0d54786fe7');
INSERT INTO journal_seal VALUES (2, 3, 383689841348444160, 383689841356832768, '\xe1c47e336b3310d4798f356af1d39d3e2c2aa1f678ec399fc5a6a0a4963fe061', '\xbe8b79cbc01937cf8e2679b38e63eb7816e20cfee08760d47077f3080352287e');
INSERT INTO journal_seal VALUES (2, 4, 383689841348444160, 383689841361027072, '\x859c5556e54c0d3e236ff4138cc8e0fab4e514dbcd9ffcf1b2d0af7e480876ca', '\x54d9b360447e805af88a5e230cf2f598d5b29ebde67d4566172f56184e603755');
INSERT INTO journal_seal VALUES (2, 5, 383689841348444160, 383689841365221377, '\x348e55fb646db943b28162b8add145e27c49a2491ff6e7d539d4351e3dab4d66', '\x13aa355c8cc12ef12e33cb2c5862ed979fdf6ef89efefecdf2250a2383a1bbde');
INSERT INTO journal_seal VALUES (3, 1, 383689841369415680, 383689841369415681, '\x994e5dfe596145d13c9561c44c619d638b045829a34d102889fbbdd5ec032351', '\x9dce2deb96857c124c738ac42e9f77349a068e7ede5777956acc691065e71294');
INSERT INTO journal_seal VALUES (3, 2, 383689841369415680, 383689841373609984, '\x171477985613375e7f766cfa2da6206924faabb8e65be79ff94ac5381c407685', '\x1d35d8e8b4545818781b83391f09eaa6a21b0e06a405c9096d90c9dc4b3d6cde');
INSERT INTO journal_seal VALUES (3, 3, 383689841369415680, 383689841377804288, '\xab012bf3e72db8d01b83334f4ce06509fcc6c3e8a0dfabc9d7d57c639f37204c', '\xacac1544d7186affd04aec80e67a7e280b1366d30da2ded46681e62720f63ec5');
INSERT INTO journal_seal VALUES (3, 4, 383689841369415680, 383689841377804289, '\xd53bb526b7651e8c494454719e1d0e860e780fafaf93e365e2fef616b7a1395f', '\x73622591ed97996d9f87317e2da0f1b75c242c4cfbbe0b00d3943956f172ec1d');
INSERT INTO journal_seal VALUES (3, 5, 383689841369415680, 383689841381998593, '\x10af8743cce309990b260fdc6c4afddf708c2aa872983241f6cdc05fdcae70fd', '\xf68e1b9df4766aa9f5e0c2ec2a0b94ca75aa5ec3d0d5ea5fae2c7994078f9353');
INSERT INTO journal_seal VALUES (3, 6, 383689841369415680, 383689841390387201, '\x2f9a6c2d2e521ef567d283145ced8d253d961a25c2864481f8093c905b848936', '\x4a28abf6c6d851f854b348710494b5db16f9f5cc57bb2b55bcdd34c7359a3004');
INSERT INTO journal_seal VALUES (3, 7, 383689841394581504, 383689841394581505, '\xd86f3d1c6d1e4e72fbb2059352ab6ec649899c89fcc6267a84f86d63bfea7983', '\xcfb2c68ed5fded0533f5a97f1e3eefc2dc37ff20723da6d31d35f368bb5930fa');
INSERT INTO journal_seal VALUES (3, 8, 383689841394581504, 383689841398775808, '\xc383e29ddd1bb11b860fca6c4bdbf983eb209424866687f389b9a40b87cced03', '\x58dc20aa3552a53b2ca817462c6f18273258ac37707719ba54a28c51031bbbf5');
INSERT INTO journal_seal VALUES (3, 9, 383689841394581504, 383689841402970112, '\xa8e4e53fd32063d31100b1a68a2f138a405715beac738d7ca900cf9906c56a52', '\x1bf42a6e4a98e705f2eec563888026e20b5681ee5d40dc945f2bea7fddc9ccc0');
INSERT INTO journal_seal VALUES (3, 10, 383689841394581504, 383689841407164416, '\x66de49bc9e49d5895cd9d0f11c1d2cf978a93ca210bc2b9885d3539eed97f9d3', '\xfb1a0778de60af630878da57ff5769cdde0fbca39967f51b094414ea2c3f88df');
INSERT INTO lease VALUES ('blobs', 'b1544fb859850dc6', 1, 1772416810318622);
INSERT INTO lease VALUES ('idempotency', 'b1544fb859850dc6', 1, 1772416810332669);
INSERT INTO lease VALUES ('timers', 'b1544fb859850dc6', 1, 1772416814331869);
INSERT INTO lease VALUES ('sealer', 'b1544fb859850dc6', 1, 1772416814332958);
INSERT INTO licence VALUES (383689841331666944, '1.2.156.3005.2.115113016823646795134.115113016823646795.383689841331666944.001.0', 383689841218420736, '511A0015500009-511602000000-000-115113016823646795-1-00', 'venue_health', '公共场所卫生许可证', 383689832037089280, 511602032, '区行政审批局', '511602', '2026-03-02', '2026-03-02', '2030-03-01', 'valid', '\x01474153cff088f1e3e7590207f1e9a6374c1390234d170e214e49e1290ce303e639e95961b42ef8a831874db8f6c7d8f1c26d86e096a5af044e21f922d61a046df05ce91abea0b91e6308beb0af359abfa323a5bc5d3d7edb31242f7825e830561a14d3444a1cc8c005502d1bfc441fafb4ec3ea25c4c06cd8a5b4a44bf116fb446080fa5a08dd43ceba2c1008fb7f91180188597c6d7d89fad3b5d014ecbd25fc9faa09e0061e17558b8d0309d5474da6a31509d84a4b1dfbd3a9a540c62e7e369cf2d36009feb44aab2f2d6b1c43eca2f23678d59797372113a140d1e84681baa9c7d7e0d50423334c2e50e5d39be9010e7ac4112f48b3201d04d34ee726634d790ba046aa3e0122e51fa030e429ca93cddf30aff8ae3f1a4db97a6e930018aa08aa0deab1312bfd7119ad59e7104475599c9ccb91d7613e81b5f2f6fdeceb178d44b3da55c50e23802061020bf35d4b85372774908277a27db04c5ce36749c0a3c78ce52e655ce4f71f9504015302a7c0acdf3ac498406a3c4362afa2a5c32209c533e6ae4f0613c6fc809d481cc1a1a4b55d08d07064c1e978a3c5e76d9c1533aae26766efc26c25c7e69ec8575447cf37a47c7e0b45885256891d68caefac0c1e207d208bfb52cfdb0fe9ec258e1768e5f18cd312ee384b68d1b4d4965b58bf85c57e8401f8e4bca279d645e47e3b0032c9297392a1a6a3a09d0920c9e1cb410fa77f9183a2c959670ac265673d10c514c5819e28d722eafbbc1586a9e4f4c12c16f628084079e3efbdda97a37bf24087e71205158fa228bb822a9ccbf3d8dde3b9bf9b91711c9d497f06fec7dc9455aeb903a08e284e734fb4bb2a3485e38ebaca71005ae015ea0a0a28175f93867a7a9dc502a16bd632b5980c93cf0dd22be61b88eb33c7d5a7fcf3256ea6937e6ac3a4183dfc82d31b87d7d71fba5f451cd06ead73ca6382d1455b13e1efaf015c9980bd0d4fcb5f3da61804be68b72cefc15ddd1559c778ca4aff22631d2a68f90bd4b5f8ea5a687509ab78a99cf48a34d80321a', '3fd36cc697d17c85be7a6e8d7d46819ae5f4af9bc7a38a06342f6b9e4af4187c', 1);
INSERT INTO mandate VALUES (383689832037089283, 511602001, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602002, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602003, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602004, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602005, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602006, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602007, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602008, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602009, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602010, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602011, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602012, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602013, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602014, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602015, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602016, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602017, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602018, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602019, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602020, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602021, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602022, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602023, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602024, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602025, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602026, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602027, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602028, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602029, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602030, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602031, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602032, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602033, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832037089283, 511602034, '*', 'accept correct refuse deliver', '2026-01-01', '2028-12-31', '演示授权〔2026〕1 号');
INSERT INTO mandate VALUES (383689832041283584, 511602032, '*', 'pass return hold', '2026-01-01', '2028-12-31', '演示授权〔2026〕11 号');
INSERT INTO mandate VALUES (383689832041283586, 511602032, '*', 'grant refuse', '2026-01-01', '2028-12-31', '演示授权〔2026〕21 号');
INSERT INTO mandate VALUES (383689832041283588, 511602017, '*', 'pass return hold', '2026-01-01', '2028-12-31', '演示授权〔2026〕12 号');
INSERT INTO mandate VALUES (383689832041283590, 511602017, '*', 'grant refuse', '2026-01-01', '2028-12-31', '演示授权〔2026〕22 号');
INSERT INTO mandate VALUES (383689832041283592, 511602022, '*', 'pass return hold', '2026-01-01', '2028-12-31', '演示授权〔2026〕13 号');
INSERT INTO mandate VALUES (383689832041283594, 511602022, '*', 'grant refuse', '2026-01-01', '2028-12-31', '演示授权〔2026〕23 号');
INSERT INTO material VALUES (383689841218420736, 'layout_plans', 1, 'usable', 'D', '\x018a0c7a85d4864d2b055b9f4d40266744be29fdd9a3446f5c2c5950f1b03ef2e7f1260f15dc01b0492d617bc61a9fb66fd1980b2cb1', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '365c66a9cfa592c0cb0e45fdde489edb', 'none', 1772416802389960, 383689832037089280, true);
INSERT INTO material VALUES (383689841218420736, 'hygiene_report', 1, 'usable', 'D', '\x01518fe3a0220c326779211bf5b0c58c20bc56be706d89ac28b7fa77bd396968537b869a5fc7cd6814962014cb2d348b6bea5fea7a88', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '1a2529948c91adcf49719f58a5277d96', 'none', 1772416802391886, 383689832037089280, true);
INSERT INTO material VALUES (383689841218420736, 'hygiene_rules', 1, 'usable', 'D', '\x0117ce3a3ffae2047a74bf269f65ba6e9c96d74a29e63771a116207e7fb1a3568fe3fc454954a32b0ccfdf6fe3e5e7ceb6e12ea6be31', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '6099044e4e6e34a736869c1d1419fb5d', 'none', 1772416802393313, 383689832037089280, true);
INSERT INTO material VALUES (383689841348444160, 'layout_plans', 1, 'usable', 'D', '\x01520da6a32b76b23126d2e07ed9ced49b7125e86990736c6449ff2c18142d216198f8796372f26472cd0016357c5f77faa8e3d9588a', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '8fb1cd010df0feedff4c1beadf76a925', 'none', 1772416802415757, 383689832037089280, true);
INSERT INTO material VALUES (383689841348444160, 'hygiene_report', 1, 'usable', 'D', '\x01318244bbb979277e7bd739371981d350e275256618ad706c279af2aed6d235db9719858464f43c38ef3fe28e080842d2b4eb9a7edf', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '807ef9b761615161e97e35b26f02d8fc', 'none', 1772416802416801, 383689832037089280, true);
INSERT INTO material VALUES (383689841348444160, 'hygiene_rules', 1, 'usable', 'D', '\x01dcf08435238d34fd9f3571417b51f0545bcd049bdf7590176c709af33d5f747ec855a484b15700c9cc79fd8706348d62dee33b8b14', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '660bcf04abbd26d3d6dfdd64129b5367', 'none', 1772416802417752, 383689832037089280, true);
INSERT INTO material VALUES (383689841369415680, 'layout_plans', 1, 'usable', 'D', '\x014d2097a7b32f57dc1542ca35c22e22f6580f714203e02a67cc920a1d00313a6dc94ce3c0c61fa13cf01da9ca828b122d220e6fc66a', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '756f20bd2445d0b2fae39bea5f6c1924', 'none', 1772416802420241, 383689832037089280, true);
INSERT INTO material VALUES (383689841369415680, 'hygiene_report', 1, 'usable', 'D', '\x011c3a60ee0a9330409a6cd02c659c82bb62c8941b439d7071dbe1d2d4b43eba89e0583800d49a502199f32a26e0e61254bb5bebb095', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', 'c46a1824b5b42a34d518781387314e89', 'none', 1772416802421221, 383689832037089280, true);
INSERT INTO material VALUES (383689841369415680, 'hygiene_rules', 1, 'usable', 'D', '\x01bb3c67dec41002930214cb6dcb7e436c71ddb33df3587309116e034d7c8d9f130cdb37f01138c4e12dc35eb8742228764b1d176d8b', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', 'd8ed38995e1792cb160f1b93b2ffe7fa', 'none', 1772416802422112, 383689832037089280, true);
INSERT INTO material VALUES (383689841394581504, 'layout_plans', 1, 'usable', 'D', '\x0164b78027de044c05dc1c9b2e3f28dc5b441622104e432ff5502f73bd3d0973dc9e9f764da4e98fb6b6c407b33463c272205488d33d', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '0a8f1ff97956d4900f915be964f485c4', 'none', 1772416802426783, 383689832037089280, true);
INSERT INTO material VALUES (383689841394581504, 'hygiene_report', 1, 'usable', 'D', '\x010a1d239689ad6e50fefadcee6ee660293503c03386a62137d266079fc221d01a3902165e1fa7a9b68520c76cdd1083859e4ef1d765', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '29c1dc636447c75a86faf0dcb9764523', 'none', 1772416802427678, 383689832037089280, true);
INSERT INTO material VALUES (383689841394581504, 'hygiene_rules', 1, 'usable', 'D', '\x01d22889cbe9f4a9881f454e1911d0c20f71c823e20c9dcf8eaad35dfdc70010658f71806695d2eaa266c1d353c81a2a2bc496535d1b', 'application/pdf', 200, '4dfc2a37b591161b642a61f7ca9abcf7af29da6a46e9833ca130b858f8990c34', '11464d9eb5e2ec0b6267060201253e51', 'none', 1772416802428454, 383689832037089280, true);
INSERT INTO person VALUES (383689832032894976, 'citizen', '\x0144d24a62aaec8aeafab854b38af2187a848a87d8419dd943333472e70604b1435140921992d4c0fc0c5bc95dceea2511653dcb798006d4183a4ad07db19581b73e18bf4ef6a6b9410c5e5b4ca1129f1d8461ac11df12d1668a9be8189ef95ab624d41dd30e4a1f266305c8428196ef2fddfc6a92b87f1aaa4ef94e54192e595df5d8e630a7f1c99e00eaabf4430563267377f58b3d71b95f25e144556b023ff78729164c2e07bfa3e3d5ba8aed1241b48203da797bc4f6f0f8b27549e40b6dcd3e295a7db606afac56ce60f92f6458b5715692dd88bfaa18693d33850a68eed218708c45455d206a18da5eacfa6a96667bec93fb27794b85f7', '\x47449eba90d41666ede044db36ae70d2e3f92bbfa5dace8418897ffed703e88b', 1772416800192730);
INSERT INTO person VALUES (383689832032894978, 'citizen', '\x01886f216f068e592afd8a25766d229a7397ef061e7b9c98cdb2795a8785da0894fa4ca92b5126a7a742304473b02339995cda637a69fb8a38c2f66f26e3a2e21ae7d02b286fb2c0020a0904e3c3339975e3ebd75a18f5ca184b610b641f9591a7e3ef7e981f3216d9738f1023070e2d764a506f44fb1e50dd9fa8955490801be81bdd325fe5e9adb6fdb250326c358314443127c4caf0d218fcd2e4b20c1a97287494b57175bdca49bf6b4564949eb1676a726605483e5de17401cdeee4265d0985066a68abe069787c822b5215f8d2b4df0cc07d934f5169bf12ce09688622aa36384ed5da00c9ffd5fc6e09cbf06e40d11cd05d7c', '\xd872e5bba51b9bbd9d55d3bf3b012b811011e4cf054b10660f67ebcfb991eddd', 1772416800194094);
INSERT INTO person VALUES (383689832037089280, 'company', '\x0101ab95af4c8b2e2332691bdcc05b83533699c6c17f6ba6be1a02de3f36fabeef3e607937e7f16c5ee9a4cf9b8a43ff36a0cf077048bd76795f1399c89ad2ce7d6285809f24c0fe0fbeaff7762101e99ab4434e27b548d502bdd91539e0f9376594699a236b69f0304a0ac79ae48369795056ac79806a08e12d7be5d492d3066148bd26d73d0f6ac2f632a6473fb599062a8ef43c98ffa33aad22fddffd6b724d1578976555eb605f3679b9674b8334a92091e4c2d67ecd594ce8c6560643d1bcbf4c381902cad43e91f4c6618553ef701eca1b0fcbc20384aa946656ca1a8b417b611327af028794c0b009b9fd474efe00f1f0c4664d48d900e7db00756e713995383f7dc4deeb76b89154d04bee2b740594301e', '\xf70c6668c2aa52bbbc4e6fe022b25d6a4481effab04e9a6270e5aefeea300ad4', 1772416800194334);
INSERT INTO person VALUES (383689832037089282, 'staff', '\x01675eb07c73ab00761f40775a2b18bae61bd8b3cbe2dbec8847e1bcacf304b4011c6add68e5810c786d9d37585a06533971a1471cd7ded31e336e2288d05896e97d683ef97a03b98ffe5df022e080fa35016dfdf1aeaffd9e614050293b5d1051daee57e666ee4021240dc27b60dd64309e65052796132e98442fce2ca2cc2a77a82ac224608fdadbc27a39176907e0e3d2877ee7008f63bf7879a39ad558ff633b743934e02fa150f20568f117eab297b4e077ecb22c969bed223823fba2edd3934cc693d3a7effa11d9befc5607a7ce0c73fff207720146418a5430a81576c69d82d879', '\x7cccebf6c3994e1a22204baa262e0a07b15c28a95a8a588e0cdce3086479aa9d', 1772416800194503);
INSERT INTO person VALUES (383689832037089284, 'staff', '\x01acdc329e320105dbe2fb77a1857a9ec97471e8b71c8085e5f30269e9badc427e4e00ad086e3b79e33777a61cb1d78146ac2034b3ff85a42d47b5ba7ce53c6263c6914ff1086bf0c1528cb17cdce6cf37f6720efe70ed9ac1377435d4cb5339e35e335ad9a17b93ab9711551a1679ed7abd4be3205fee55448ed6a7686db0fbc4eb5501353050900bab0a11947f75bc9c5e39183c19100e4e3c47bcc94a83d365cd2ea84d5f20ec6fb6b2538710ef62a8e02137c4beb33ef02ea25658d72577e9dea471b624d809c7c30168563c82c016169c2ba835c09490828184530225dc92df8e4753', '\xadd583130b28bf1171b9811da47aea7323310f0cdbd2b49859d6da647d0824ea', 1772416800195135);
INSERT INTO person VALUES (383689832041283585, 'staff', '\x01eeb869505b1eab1cd18505cb80fc383f6083f2276a424c41764f5a07dcc529cfd65256e53637cec8dbeae3161b6bbffab457fc2fee05b3b3ab86f1396be1a4b09580a3a0e2e0c3287bca025f5d5b75410db8e036083565580b3b2c4271bbdcef874c1a1b04acb508936cd877ca5dbb9a7b8622df0878ad5a37ef4932be064b366d77e2173cf3a0a2a17d67b80f2014d444c32c834b5544e0a2b8cb6ecd0feab30c31ad172c76bef4a155794c3d23b9f466d963f5b4a461d52ca7c495b4d2b5800c343eab78dec8b398dc4f6d96db0e583dd5981916009326b623c6156e5a0d189138609f959382', '\x3beaa51557997d4b5488ee318b771757a294691ce7eb836855e15fc6c354ccd5', 1772416800195364);
INSERT INTO person VALUES (383689832041283587, 'staff', '\x018b3bb0976bc729f5e47dabe3bd030f79bb396438866c194a44ee3d975fc9fccedfc14231ebaa4e7cd0f98ef38ad120d60cdcd181b8e8574b920d5e2bd0109ff43896cad2b53627560ae79702ae986feffd6a7976c06009f99a7af96a3b4ebc4c3a411b8becc261e30c5ea2b5854eaae6a03757bfc5842592918675317f99563bb494c6c8b614f15bcb4969fd4e366caa2c2736ba7e4fbda0b95cd407d8e2ffeeb350df963d45bb0ff50f5e715db13bc494075a718c23c8d8fd71c1fbdc6c8aae916e4af2d5ca5b8ad452dd044c49fb41d260d272d33ae75fa079f70499dfe2351f47358c', '\xf42ee9f59788d723b13f0eaa0d1b92a79ee549771421e91044c8066e79f75842', 1772416800195551);
INSERT INTO person VALUES (383689832041283589, 'staff', '\x01689caf10b426841eda6bdbda413eaafb05b9e75fd49973059451d6ee7cd5879ab3a228904e3995c5c6ae3df4a00ee0c44c3138464c7dc2a585afc567a6f4409a961bcaf374ebb0090f079b347ebd615f77a8291d47ee0ed5d99e503c041b7ff0a753efb6a027c21f3539d07a01c24516c24ffc57c278ef5f6637781edcc8f089e3b15672c1e42d3e2a6030b068180b89f33a05506699694db63ede816664dc717f67aed45b0f9e72b0c23b9f40b1f4636d5da9c483dba7780742702223805742f4c7a5229dfec5408f74582f0f6df9bb73f7c62f4dbce4112949e76da62e042ec27f2135bbe743', '\x9a8601bd42fc6a244fa6382611abd151b48072677943c6f6c5272db889098921', 1772416800195694);
INSERT INTO person VALUES (383689832041283591, 'staff', '\x01142efed53953b397e3501ab548b5b55b508f38c2adeb931f3c904e221c59ca128dc4f56f492df73fa17b2f8af942e0345293ba858bca9bf58030804765b845f70024563901bb924eb67a6d1324f04bf3965820b21a14bd279307efa5cf6ccc9ab38dddc4efbc09b7deb3a45ef729151252a84f35c346cd87abc003e1dd32a3bbdb4a4cb74c2e81086b0b88762025c8703b2bf956019581f5a2c5bf7a2687b956821022ed2b625989d3f41d1ec6b372bccebc40d4666c5824b13e9a3fdd2e2a4beb726e66dee2c136fd27ab13eff3c2a63570c1a154c85f4c30e6ead5d56257b6990eb5b5', '\xf8b3df8c608c279dd2e17c2577d7df763c1da5fc5e36084db4cb798d664d2eb7', 1772416800195817);
INSERT INTO person VALUES (383689832041283593, 'staff', '\x01e71090a487e8ce5460bc8ce774d50109e63527028c9c06c4b61aa1b4ef5ba34ef9291561acec571fa0a94d8f363d8c9fcf7d2135c3e8015f5729784d49baddd4a5b43d84caa20233a70b6c6d8a8484ed7f2bbe85e59d44253bdae7606de13e065bbfcddc655891fd797f16aeeb92cd17e7fb38f6f9af3cbfe2c6238c3abc9b20a0e2db7b7ac241959729e5588027126556ddb37a83f60ff8a93fbcf604a8a7fec7d7acff08aed64b0d0d2389e4a19b9f7571a9163663367573136c55a94b6daf305a2c98f98efcfa65a54e96801cbdd59ec17eff05644c35eb6eb838ceeb7800c8f3e4cd', '\x955ce9fd2df85992c6cda74885f27a4a15c0d95d613a13862c59c05393158265', 1772416800195934);
INSERT INTO person VALUES (383689832041283595, 'staff', '\x01ef18d9acd1d1efb221098f0f1007fb64be7aab26261710baa687b097f1789c514bb8211e2e6dfabdbd7fa68bfe30e1778be0156f1d0fe3cf34bf2dc57e5722ab4fd4d0a7ea88d2cfdc62ea6532c780efbddff56d4f85548e53e79668da3be230acfe64aa68c2ee803c331ed3dc66d804b895b77cbf4e2ffdf911aa0f9ee9dc4737631bb097fbd133649c80fe50abf233b0d102fe2b53865091bfb55f07762165369fe040530832d541f154fe75ad835b3e6d5c96b97f53ca5b7577ce5b8bd05043f88051de2af85b9eafd578a8fc39bf283acf3c00c3e33b1e55208c4f47118518407ebb', '\x6d6f6ca77a337cd597fc92c52a4ab023aaf3c60416c67a7f63b158099657702e', 1772416800196056);
INSERT INTO person VALUES (383689832041283597, 'staff', '\x01fc1d39e37d4e2d1b8aca51eb8f87a3658e84568e26f68ab446f054afee7c3627faf37e5b1691f73210183cb41b101647d6fa921075a4df1dd697a461b25aa67e05e739d29c1cef509501317f1a91433e2b0455044d8b6ff23644c52eb9b0166abd97d32ca88e6289db9d279d66ea9d73763c57fe5e0426f2394fdbd6dad8bec3e15a00a8dff734638fe85c61d7cf0b7252f2607a49273cefdf59d05814c90ac52386b13cdd6b2c5571122d39c6925d3ce3ef60ae4799b7db45ff19616b057e6327ce907d61f99e679a0696b50c03a4561676dd5928939775891b6a08b41ea9f363d27194', '\x64e6d93cd1ea2502751ed7561855dbd08d845b9300f7f17878cc318c25cd70c3', 1772416800196176);
INSERT INTO person VALUES (383689832045477888, 'staff', '\x010dab7d577f55a103a7107cb883d4e55c8b973e8cacb39458729cdc9995be48b44b2c3337b8223aa2c84904b75ae209ce247aef3a0392a4320255d7383fd6df84027fb6e102de5c1d9e4461c6e871efa5cf64984dd52578ef3933af82ec08705a17ab6f64f2494ac6a315ae7080adf6c522487a5fa1bd52e5ff1124194016ea021e3ab16d8945b754d15b6ed1addd3fa0252af549448c463039031435477e9b90053dbc262cf856ac2c5301bad05f7265ff59cfd51f7204bc640723e4abbfc36e67ad6e5146770ef76dbf8d18d33fbd334fadc1f6a34042c493c142a17f6cb892571ada86', '\x9e7538b9f3cd10c14e02679792088685052b545ead296d2ef0001549d4d7cd19', 1772416800196286);
INSERT INTO person VALUES (383689832045477890, 'staff', '\x011809b3649b1c37cedacc645dba672acd50e074ac1db3b1a19e7a9f373f0cd4178c7ac06f0bb110d815e57d0a33686d4cf7c5db06b662139585038be7df2a9557a77f2c824c0268165381fb9ab8396929bc1719598f0a1de8c08523082ad354edbfd10209520bf4501f8ca4ec40388b2ca8ed31de3db716b970ad4860ac98b87f6da3c024607d3d6ca4f6f32eeccec79d715d1c08888ee79e47890a2d7e0db51aacf65c16f6b198a08e9bd0810ddf83a4a1ccf5c8fa068033f90322a1692390b85afd0a588f16ad1be2c7223b921957b89c21dcf16f7ec589dba5ea09034832d646ed5ac5', '\x854e9f8847a46e0c51989f38bbee380cfbb7f8d6783eb5103df60228016920fa', 1772416800196399);
INSERT INTO person VALUES (383689832045477892, 'citizen', '\x014bee8d7f407805ef62efff2abcb9184fe07f0774b63bf7cba64fc610783eb3c087f52103b685450ffb073c266acf9fe8f4561ecb57556b3916ca6c8bbd512af2119e9a12ccc56c5f04da7a1852eec8e759414af56c80041e978d7ad6be882a6f995657ab66880acebdaf060940d1ef079ce16508126ae164f73d35dfe1bfd9bd7d51247fab29b660c7eb6c3273e284e70483a3ce0eb700ff49fb88fc0333e72eda8533537b69c05ebb16895aa61d528c6ebf02ef273c28b8c430afa4a4b94b94585c477928019bf22110976cf91c84044dbaf3296add21b4b1f396887b2e8a9d46e6620bec3b0b98467381d6ba0e03ad88a71da2c268', '\x704b56546b711d8af6f557505db3bdc571ef1847a96df9215472124d4cd92a22', 1772416800196510);
INSERT INTO person VALUES (383689832045477893, 'citizen', '\x010702601e2a1f24afb3a1f8e12bc42e37d284bc8923b40187782da7057c7b5e67fb2a000131b93816d7bb2d3646bb072bcdac8f0a829a43ac03781b3f80f37a33d66c5f29893443087da103758c8476a6997036f6fe6302fa9a3193276517334129d37889a88cae683cb0639eecd59ca0d36a213cc9087363a2664eea51506aa89bf5c28569b47eec34f8b493ce678952f60f33254575a717087e74b0cfd7c7d9bdaed0e2e70394f8ba61cc0380aa9c6c67e61d46495ba62f83c6ebb7f5cf0c8ecde6bb2705ff003e52ed86d5adb12c2a8230f35dc87d389e1dbfe4e69a6d60ef428f0681bf62e848d790adbd1459f577ff919cda426d', '\xbf74563d3d8b899ed24d529385df16517b55313a01b0b34037151e081ffb56c1', 1772416800196625);
INSERT INTO person VALUES (383689832045477894, 'citizen', '\x01d33d8f9c4676f5a9ac44f63e5a50c64db0c9e4d242c1445ad2f8180e845860ad59f87dcbe15b03533daae6c4d811539777160e3e6b50907c5450e0ff9dda740301898b03d2d3b9de257a6cc803999c4cd9e1761a877923692d2abd74db37da8e0eef48c86c9e96d0f1a99fd3160153d6f02c52b9a2bd125ac3ef977f4510877504ed32dac440ce3c7138ba7add0b7f533766e067c496882792828c8e01407cb57e4f379f5e728e2db20adc7f5e3e0fd54e6879638e4ceefc6fc290f60d9c23bcaaa6c0d0e17ce45fee87c0587fba753fedcb7e83db378692c47a7c6f776480c22bedaa0569af3c1cc24276e63ea44ed342e074525fac', '\xc99d87a0bfdf9324c742ebf6c8c226458881d394994e5ff2f44268feeb8f0a3a', 1772416800196704);
INSERT INTO person VALUES (383689832045477895, 'citizen', '\x01fbf90d299444bde038c85f3771c578ed31516bc59d2ae4921c81fa6873dd95bcd284019acb5c440982d48fa5eb1824b49ac0c1b1c915031dbb30849fc7bfa6bb018937a978fbd2adbf65309c89a9a49b4d3bb9cb2de8ca672c9e007876376a175609669122b65ba7ba360e28b9c66565af5d7442da90bede06238845463531b5608306786dbc01d320a6212778bc529b1aa01396bb45ae28a0f98da9dfe893d0a5f93625a4cb53a20415759e1c894d45726567617c728f5a43692b66fae0919196b5677316a937c9ef4e21c4fc16b3f0cb4c4c7a2df6a23d7637ccbd212be5ca5d6c3f98502cdd365d9cc654e1845f49c9a664cc0f40', '\x2eb164d76b24fc5e33275f488999b9e87e1df7d7f9357cffdc83bd275482e64d', 1772416800196786);
INSERT INTO person VALUES (383689832045477896, 'citizen', '\x01fe322777d355fb263932935f1b5929649555c2a0cc46dda6affead77db5a128c35fed395a379d6b2e5bdc270b97cb357456f0310c668291388dfe15a2fc776c89fb1c19c82125f50f2646a8d92fd74db396a09d88429d18d6deb379b1a5aabe9c032878a1363532cd383bde0e57a7183065a893745beb4bbfa828319131be6f40614dde6943044a82880d907015e7f4da9db4dbfc1bac3b05e4f3efae346c1af02315a85453f1cc92bf04dbe34e9c9e83114e098368a90500464320ad25ebbc7fa5fe57dc32a8a49a59e836d6bda8f6fc38369790c6663be9d32c6b3d2495545fd0402a4e1912ed09761cb126c7443ae15cf43', '\x1e8043ffd361c4564f13ce3308f252dfe3f30961a6a2ac7606b75a73df19a2a0', 1772416800196866);
INSERT INTO person VALUES (383689832045477897, 'citizen', '\x01bb7527e2698d96e40bc61f13388b626dda6fd5e406ce54f04729cfd01de3e4c11a2bcea40b3106b540e42a33d2d0b4c5890f947c2b62802188a8ac30e2ea0dfb11eaa6ecfd88343ff830b025e5559e037fbf61ee6225f9bb44ab4ff3dc7f3a2d7115c346a8f5720a53cd58946c6079fbba434918ef8d343eb7beb453481d9d16dbfa27354892d71dce1c8c4c3a8f07fc72ac3c450b955fdd1b627aac80faa5a2ec3b9adf85970ce36ec239af062d5fd30755d7861ac3825d0703586507dce2e30ad41cb40fb24d7e573da30998bce476acc3093aa3bfd0686f09fda1c9719758e75ec5cf467d05555ecbcd83d9f2b396035234', '\x54357d73dd06203ec35b00b99281c987bc6ed2d3b31dd871a88009b25e099a68', 1772416800196944);
INSERT INTO person VALUES (383689832045477898, 'company', '\x01b247dc45b8f35f8f5e283578a0e550f949dbefd5d510882a30dca5e494a74c7c5f61994ea1c66d70512b04bcb326d817d95cc18136c6732280b402e69feab680c7cc370a20f81803bd952e5b13432fcf11b477a4c1b2f420de5e2a57181a219f2d38ef52df89954686cace63467bcb99f109587e6a52fc59df5b6693d972853bef83dbd735df3af179db44a2e3cc771333a15804307288ba79a69aee1114a8187e69173dd28c7d08bc3e4d2b747ba83344c99f545dad6b5232160dd08d66e861ac24c9c6883c386af1c443f0e770aea501d78bc586abf201d93ec0a50671178cc89bde00d1f72b9725b171867a46d695904231a02b847e6fdbcc3f9a164e9a4885bf672b18fb9c0fdf9945', '\x39e56fef63530857880705d9b87f69430306140fa0667ff5952149e33b86cdfb', 1772416800197018);
INSERT INTO person VALUES (383689832045477899, 'company', '\x0190b776aabd30ac18369a3b6dc47453c493334eb8e918839cefa2d088a0d381bde530cd0f6b3d07a353b1b637766402859e4343c0266b5ad7bd910f6535e030c46b65ea04330aae06820ab0af908598a09137f195912ccc0ccd045b10f64d11b5def4e0adadb0678c0857195d35b8b05383e80ace1d227802551ef0cfef45e53fd8a88f5d4ca01796eb4a42c2237ece1bdddd019276125e42a4314478e6a85e186ae0f9d92285de80e12d69fd03fcca5cf5cfd5e05e4206a01e89c755c590f1b655df564b98c1c2376f44d166f329e3a536c6767f3fd0d3f603bd3990bc1ca20cf860fa1a9f9363d6986bd3184c93f26a3e4fd68a3f989f3458708b54828eedeaa69300634418bc514ae19c0e0be8ba68f6310fa58f9dcc', '\x4dd36f6c3d241488bff45600862825eff3f98c6c1d0eaeb48fb891c62a7051aa', 1772416800197102);
INSERT INTO person VALUES (383689832045477900, 'company', '\x016e9eb52f41f1de67e1b8aa48e85ee78d1b15e461b83d6be157181a0ddd589d54dcc2e1b1c2ca1c70bce00f968abb65892d6b31beff15f2e98d0daf9192895e9d22e5f9091efd9e62de87fda95f8e5b353759acc8391e938a47694a77d6d569cff34a8410c3a8c736bdba92c71755e101d25b4278d84edf743e0cb21d4bad55f7f3c00e3ee5eba4ce7d173da1c835f26b6e796ef3429f1c286e9b00005090255cc8d12906127adf8c188e17ef1f0db43559ed85a0f30cc172ddcd007c72bf129593de52d3deda3563418fcaff035c87327f91f9716f64c1f2683ac6cd41f7b6e7e6235360f117582d3418edd0412f6271c453027c6a79065dfa7b13b2d07b047da14ca607f641eb2c0c9e6154952a', '\xfcb90f117cf60197df977ccda67b8621f0f64beb7c24b65d435553f1b3c5be86', 1772416800197184);
INSERT INTO person VALUES (383689832049672192, 'company', '\x010b6834570c73c9f9ddc18c9a75d3af246458fed9f29610790431f06abf35728963d5658be7cea69671026a80044d332a1e199a8a727e9e8691c353b8ce3850bbea0136494365333873b8dae5ee93ca6e0da9b55765213cf89f95a2e2e6ef60b299a69ff33bf9bcc5695cc35a9808fa0113059bdc365e8394a0eaf45980cfa16223a73c2976f43911f9c305448e90fffce1d2dfa8b0d8188d3abc1963d7046e032ff4f5271dc4b4d7b4e277f9fad795834e2d88c7020449cf8282d6888a428580311fd1679d0fe277bba62cf92bae70653ec48fc66c927f9fa7a73fcf01fbd99f1282aae0c021bb261530571819f08bcc89781221f5b56b7c8232d3340fa0cadd1bd150f2a99d1f4d8ab0ee26cd7b7bab23006453404276', '\x66f3b474b57b25b4128421174ff9925ef13e7a319b919728b73719e571ec8c08', 1772416800197266);
INSERT INTO process_model VALUES ('permit', 1, 'a673aa3b5b72aba5effc7e416d085521a5392f0d293b6a1131ab37f335c3443a', '<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tb="https://tongban.cn/bpmn" id="permit_definitions" targetNamespace="https://tongban.cn/processes">
  <bpmn:process id="permit" name="行政许可办理（承诺件）" isExecutable="true">
    <bpmn:documentation>行政许可的一般程序：收件与受理、一次性告知补正、逾期不告知视为受理、审查、决定、送达（行政许可法 29、32、34、37、38、42、44）。</bpmn:documentation>
    <bpmn:startEvent id="received" name="收到申请">
      <bpmn:outgoing>to_accept</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="accept" name="收件预审与受理" tb:act="accept" tb:role="accepter" tb:capacity="receiving" tb:outcomes="accept correct refuse" tb:clock="pre_review">
      <bpmn:documentation>当场或者五个工作日内一次告知全部补正内容；逾期不告知的，自收到之日起即为受理（行政许可法 32）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="accept" name="受理" consequence="向申请人送达受理通知书，开始计算办理期限。"/>
        <tb:outcome id="correct" name="一次性告知补正" consequence="向申请人送达补正告知书，一次列明全部需要补正的内容；告知期限停止，补正后重新计算。"/>
        <tb:outcome id="refuse" name="不予受理" consequence="说明理由并告知有权机关和救济途径，办件到此结束。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>to_accept</bpmn:incoming>
      <bpmn:incoming>resubmitted</bpmn:incoming>
      <bpmn:outgoing>to_acceptance</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="notice_elapsed" name="告知期限届满" attachedToRef="accept" cancelActivity="true" tb:clock="notice">
      <bpmn:documentation>收到申请之日起五个工作日内没有告知补正，也没有作出受理或不予受理（行政许可法 32（四））。</bpmn:documentation>
      <bpmn:outgoing>when_silent</bpmn:outgoing>
      <bpmn:timerEventDefinition id="notice_elapsed_timer"/>
    </bpmn:boundaryEvent>
    <bpmn:serviceTask id="deem_accept" name="视为受理" tb:act="deem_accept">
      <bpmn:documentation>系统办理：自收到申请之日起视为受理，出具受理通知书并记红牌（行政许可法 32（四））。</bpmn:documentation>
      <bpmn:incoming>when_silent</bpmn:incoming>
      <bpmn:outgoing>deemed_to_review</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:exclusiveGateway id="acceptance" name="受理结果">
      <bpmn:incoming>to_acceptance</bpmn:incoming>
      <bpmn:outgoing>when_accepted</bpmn:outgoing>
      <bpmn:outgoing>when_incomplete</bpmn:outgoing>
      <bpmn:outgoing>when_not_accepted</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="not_accepted" name="不予受理">
      <bpmn:incoming>when_not_accepted</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="correct" name="申请人补正" tb:act="resubmit" tb:role="applicant" tb:capacity="applicant" tb:outcomes="resubmit" tb:clock="correction">
      <bpmn:documentation>补正在受理之前，不属于扣除时间的特别程序；只要求一次（行政许可法 32（四））。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="resubmit" name="提交补正" consequence="材料重新进入受理，告知期限重新计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_incomplete</bpmn:incoming>
      <bpmn:outgoing>resubmitted</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="review" name="审查" tb:act="review" tb:role="reviewer" tb:capacity="deciding" tb:outcomes="pass return" tb:clock="promised">
      <bpmn:documentation>需要实质核实的，指派两名以上工作人员核查（行政许可法 34）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="pass" name="审查通过" consequence="交批准人决定。"/>
        <tb:outcome id="return" name="退回说明" consequence="退回受理人员说明，不要求申请人补正，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_accepted</bpmn:incoming>
      <bpmn:incoming>deemed_to_review</bpmn:incoming>
      <bpmn:incoming>clarified</bpmn:incoming>
      <bpmn:outgoing>to_review_result</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="review_result" name="审查结果">
      <bpmn:incoming>to_review_result</bpmn:incoming>
      <bpmn:outgoing>when_passed</bpmn:outgoing>
      <bpmn:outgoing>when_returned</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="clarify" name="受理人员说明" tb:act="clarify" tb:role="accepter" tb:capacity="receiving" tb:outcomes="answer" tb:clock="promised">
      <bpmn:documentation>审查退回只是内部询问，不得因此再要求申请人补正；期限不停。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="answer" name="已说明" consequence="说明交回审查人员，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_returned</bpmn:incoming>
      <bpmn:outgoing>clarified</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="decide" name="决定" tb:act="decide" tb:role="approver" tb:capacity="deciding" tb:outcomes="grant refuse" tb:clock="promised" tb:not_same_as="accept review clarify">
      <bpmn:documentation>批准人不得是本件的受理人或审查人；二十个工作日内决定（行政许可法 37、38、42）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="grant" name="准予许可" consequence="作出准予许可决定，办理期限停止，制作许可证，开始计算送达期限。"/>
        <tb:outcome id="refuse" name="不予许可" consequence="作出不予许可决定书，写明事实、理由和复议、诉讼途径，开始计算送达期限。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_passed</bpmn:incoming>
      <bpmn:outgoing>to_decision</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="decision" name="决定结果">
      <bpmn:incoming>to_decision</bpmn:incoming>
      <bpmn:outgoing>when_granted</bpmn:outgoing>
      <bpmn:outgoing>when_refused</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="deliver" name="送达许可证" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>自决定之日起十个工作日内送达（行政许可法 44）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_granted</bpmn:incoming>
      <bpmn:outgoing>to_closed</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed" name="办结并送达">
      <bpmn:incoming>to_closed</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="deliver_refusal" name="送达不予许可决定书" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>不予许可决定书应当送达并告知救济途径（行政许可法 38；行政复议法 20）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，申请人可以复议或诉讼，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_refused</bpmn:incoming>
      <bpmn:outgoing>to_closed_refused</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed_refused" name="不予许可并送达">
      <bpmn:incoming>to_closed_refused</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>
    <bpmn:sequenceFlow id="to_acceptance" sourceRef="accept" targetRef="acceptance"/>
    <bpmn:sequenceFlow id="when_accepted" name="受理" sourceRef="acceptance" targetRef="review">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "accept"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_incomplete" name="补正" sourceRef="acceptance" targetRef="correct">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "correct"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_not_accepted" name="不予受理" sourceRef="acceptance" targetRef="not_accepted">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="resubmitted" sourceRef="correct" targetRef="accept"/>
    <bpmn:sequenceFlow id="when_silent" name="未告知" sourceRef="notice_elapsed" targetRef="deem_accept"/>
    <bpmn:sequenceFlow id="deemed_to_review" sourceRef="deem_accept" targetRef="review"/>
    <bpmn:sequenceFlow id="to_review_result" sourceRef="review" targetRef="review_result"/>
    <bpmn:sequenceFlow id="when_passed" name="通过" sourceRef="review_result" targetRef="decide">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "pass"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_returned" name="退回" sourceRef="review_result" targetRef="clarify">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "return"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="clarified" sourceRef="clarify" targetRef="review"/>
    <bpmn:sequenceFlow id="to_decision" sourceRef="decide" targetRef="decision"/>
    <bpmn:sequenceFlow id="when_granted" name="准予" sourceRef="decision" targetRef="deliver">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "grant"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_refused" name="不予许可" sourceRef="decision" targetRef="deliver_refusal">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to_closed" sourceRef="deliver" targetRef="closed"/>
    <bpmn:sequenceFlow id="to_closed_refused" sourceRef="deliver_refusal" targetRef="closed_refused"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="permit_diagram">
    <bpmndi:BPMNPlane id="permit_plane" bpmnElement="permit">
      <bpmndi:BPMNShape id="received_shape" bpmnElement="received">
        <dc:Bounds x="132" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="122" y="324" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="accept_shape" bpmnElement="accept">
        <dc:Bounds x="200" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="notice_elapsed_shape" bpmnElement="notice_elapsed">
        <dc:Bounds x="282" y="242" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="204" y="224" width="84" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deem_accept_shape" bpmnElement="deem_accept">
        <dc:Bounds x="360" y="60" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="acceptance_shape" bpmnElement="acceptance" isMarkerVisible="true">
        <dc:Bounds x="405" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="366" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="not_accepted_shape" bpmnElement="not_accepted">
        <dc:Bounds x="412" y="182" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="402" y="162" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="correct_shape" bpmnElement="correct">
        <dc:Bounds x="360" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_shape" bpmnElement="review">
        <dc:Bounds x="510" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_result_shape" bpmnElement="review_result" isMarkerVisible="true">
        <dc:Bounds x="685" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="646" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="clarify_shape" bpmnElement="clarify">
        <dc:Bounds x="640" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decide_shape" bpmnElement="decide">
        <dc:Bounds x="770" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decision_shape" bpmnElement="decision" isMarkerVisible="true">
        <dc:Bounds x="945" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="906" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_shape" bpmnElement="deliver">
        <dc:Bounds x="1030" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_shape" bpmnElement="closed">
        <dc:Bounds x="1212" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1195" y="324" width="70" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_refusal_shape" bpmnElement="deliver_refusal">
        <dc:Bounds x="1030" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_refused_shape" bpmnElement="closed_refused">
        <dc:Bounds x="1212" y="442" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1181" y="484" width="98" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="to_accept_edge" bpmnElement="to_accept">
        <di:waypoint x="168" y="300"/>
        <di:waypoint x="200" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_acceptance_edge" bpmnElement="to_acceptance">
        <di:waypoint x="340" y="300"/>
        <di:waypoint x="405" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_accepted_edge" bpmnElement="when_accepted">
        <di:waypoint x="455" y="300"/>
        <di:waypoint x="510" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="468" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_incomplete_edge" bpmnElement="when_incomplete">
        <di:waypoint x="430" y="325"/>
        <di:waypoint x="430" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_not_accepted_edge" bpmnElement="when_not_accepted">
        <di:waypoint x="430" y="275"/>
        <di:waypoint x="430" y="218"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="239" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="resubmitted_edge" bpmnElement="resubmitted">
        <di:waypoint x="360" y="460"/>
        <di:waypoint x="270" y="460"/>
        <di:waypoint x="270" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_silent_edge" bpmnElement="when_silent">
        <di:waypoint x="300" y="242"/>
        <di:waypoint x="300" y="100"/>
        <di:waypoint x="360" y="100"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="306" y="164" width="42" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="deemed_to_review_edge" bpmnElement="deemed_to_review">
        <di:waypoint x="500" y="100"/>
        <di:waypoint x="580" y="100"/>
        <di:waypoint x="580" y="260"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_review_result_edge" bpmnElement="to_review_result">
        <di:waypoint x="650" y="300"/>
        <di:waypoint x="685" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_passed_edge" bpmnElement="when_passed">
        <di:waypoint x="735" y="300"/>
        <di:waypoint x="770" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="738" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_returned_edge" bpmnElement="when_returned">
        <di:waypoint x="710" y="325"/>
        <di:waypoint x="710" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="716" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="clarified_edge" bpmnElement="clarified">
        <di:waypoint x="640" y="460"/>
        <di:waypoint x="580" y="460"/>
        <di:waypoint x="580" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_decision_edge" bpmnElement="to_decision">
        <di:waypoint x="910" y="300"/>
        <di:waypoint x="945" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_granted_edge" bpmnElement="when_granted">
        <di:waypoint x="995" y="300"/>
        <di:waypoint x="1030" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="998" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_refused_edge" bpmnElement="when_refused">
        <di:waypoint x="970" y="325"/>
        <di:waypoint x="970" y="460"/>
        <di:waypoint x="1030" y="460"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="976" y="385" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_edge" bpmnElement="to_closed">
        <di:waypoint x="1170" y="300"/>
        <di:waypoint x="1212" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_refused_edge" bpmnElement="to_closed_refused">
        <di:waypoint x="1170" y="460"/>
        <di:waypoint x="1212" y="460"/>
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
', 1772416800104863);
INSERT INTO process_model VALUES ('record', 1, '258ce12bfb77c66e8536252255124249a30962b648567d0af5c7670d9e42cdef', '<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tb="https://tongban.cn/bpmn" id="record_definitions" targetNamespace="https://tongban.cn/processes">
  <bpmn:process id="record" name="备案办理（即办件）" isExecutable="true">
    <bpmn:documentation>备案的即办程序：四个环节在一个工作日内完成，受理与决定由不同的人办理；只有列明的情形才能不予备案。</bpmn:documentation>
    <bpmn:startEvent id="received" name="收到申请">
      <bpmn:outgoing>to_accept</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="accept" name="收件与受理" tb:act="accept" tb:role="accepter" tb:capacity="receiving" tb:outcomes="accept correct refuse" tb:clock="pre_review">
      <bpmn:documentation>材料齐全的当场受理；不齐全的一次告知全部补正内容。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="accept" name="受理" consequence="当日交审核，开始计算一个工作日的承诺期限。"/>
        <tb:outcome id="correct" name="一次性告知补正" consequence="向申请人送达补正告知书，一次列明全部需要补正的内容；补正后重新计算告知期限。"/>
        <tb:outcome id="refuse" name="不予受理" consequence="说明理由并告知应去哪里办理，办件到此结束。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>to_accept</bpmn:incoming>
      <bpmn:incoming>resubmitted</bpmn:incoming>
      <bpmn:outgoing>to_acceptance</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="notice_elapsed" name="告知期限届满" attachedToRef="accept" cancelActivity="true" tb:clock="notice">
      <bpmn:documentation>收到申请之日起五个工作日内没有答复；备案的告知期限是可调参数，默认与许可相同。</bpmn:documentation>
      <bpmn:outgoing>when_silent</bpmn:outgoing>
      <bpmn:timerEventDefinition id="notice_elapsed_timer"/>
    </bpmn:boundaryEvent>
    <bpmn:serviceTask id="deem_accept" name="视为受理" tb:act="deem_accept">
      <bpmn:documentation>系统办理：自收到申请之日起视为受理，出具受理通知书并记红牌。</bpmn:documentation>
      <bpmn:incoming>when_silent</bpmn:incoming>
      <bpmn:outgoing>deemed_to_review</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:exclusiveGateway id="acceptance" name="受理结果">
      <bpmn:incoming>to_acceptance</bpmn:incoming>
      <bpmn:outgoing>when_accepted</bpmn:outgoing>
      <bpmn:outgoing>when_incomplete</bpmn:outgoing>
      <bpmn:outgoing>when_not_accepted</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="not_accepted" name="不予受理">
      <bpmn:incoming>when_not_accepted</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="correct" name="申请人补正" tb:act="resubmit" tb:role="applicant" tb:capacity="applicant" tb:outcomes="resubmit" tb:clock="correction">
      <bpmn:documentation>补正在受理之前，只要求一次。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="resubmit" name="提交补正" consequence="材料重新进入受理，告知期限重新计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_incomplete</bpmn:incoming>
      <bpmn:outgoing>resubmitted</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="review" name="核对" tb:act="review" tb:role="reviewer" tb:capacity="deciding" tb:outcomes="pass return" tb:clock="promised">
      <bpmn:documentation>只核对材料与登记信息是否一致，备案之前不做现场核查。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="pass" name="核对一致" consequence="交批准人备案。"/>
        <tb:outcome id="return" name="退回说明" consequence="退回受理人员说明，不要求申请人补正，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_accepted</bpmn:incoming>
      <bpmn:incoming>deemed_to_review</bpmn:incoming>
      <bpmn:incoming>clarified</bpmn:incoming>
      <bpmn:outgoing>to_review_result</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="review_result" name="审查结果">
      <bpmn:incoming>to_review_result</bpmn:incoming>
      <bpmn:outgoing>when_passed</bpmn:outgoing>
      <bpmn:outgoing>when_returned</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="clarify" name="受理人员说明" tb:act="clarify" tb:role="accepter" tb:capacity="receiving" tb:outcomes="answer" tb:clock="promised">
      <bpmn:documentation>审查退回只是内部询问，不得因此再要求申请人补正；期限不停。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="answer" name="已说明" consequence="说明交回审查人员，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_returned</bpmn:incoming>
      <bpmn:outgoing>clarified</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="decide" name="备案决定" tb:act="decide" tb:role="approver" tb:capacity="deciding" tb:outcomes="grant refuse" tb:clock="promised" tb:not_same_as="accept review clarify">
      <bpmn:documentation>批准人不得是本件的受理人或核对人；不予备案的理由限于列明的情形。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="grant" name="予以备案" consequence="出具备案证，办理期限停止，开始计算送达期限。"/>
        <tb:outcome id="refuse" name="不予备案" consequence="出具不予备案告知书，写明属于哪一种列明的情形，开始计算送达期限。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_passed</bpmn:incoming>
      <bpmn:outgoing>to_decision</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="decision" name="决定结果">
      <bpmn:incoming>to_decision</bpmn:incoming>
      <bpmn:outgoing>when_granted</bpmn:outgoing>
      <bpmn:outgoing>when_refused</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="deliver" name="送达备案证" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>可以当场领取、邮寄或电子送达。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_granted</bpmn:incoming>
      <bpmn:outgoing>to_closed</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed" name="备案并送达">
      <bpmn:incoming>to_closed</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="deliver_refusal" name="送达不予备案告知书" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>告知书写明理由和咨询、申诉的途径。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_refused</bpmn:incoming>
      <bpmn:outgoing>to_closed_refused</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed_refused" name="不予备案并送达">
      <bpmn:incoming>to_closed_refused</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>
    <bpmn:sequenceFlow id="to_acceptance" sourceRef="accept" targetRef="acceptance"/>
    <bpmn:sequenceFlow id="when_accepted" name="受理" sourceRef="acceptance" targetRef="review">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "accept"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_incomplete" name="补正" sourceRef="acceptance" targetRef="correct">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "correct"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_not_accepted" name="不予受理" sourceRef="acceptance" targetRef="not_accepted">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="resubmitted" sourceRef="correct" targetRef="accept"/>
    <bpmn:sequenceFlow id="when_silent" name="未告知" sourceRef="notice_elapsed" targetRef="deem_accept"/>
    <bpmn:sequenceFlow id="deemed_to_review" sourceRef="deem_accept" targetRef="review"/>
    <bpmn:sequenceFlow id="to_review_result" sourceRef="review" targetRef="review_result"/>
    <bpmn:sequenceFlow id="when_passed" name="通过" sourceRef="review_result" targetRef="decide">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "pass"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_returned" name="退回" sourceRef="review_result" targetRef="clarify">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "return"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="clarified" sourceRef="clarify" targetRef="review"/>
    <bpmn:sequenceFlow id="to_decision" sourceRef="decide" targetRef="decision"/>
    <bpmn:sequenceFlow id="when_granted" name="备案" sourceRef="decision" targetRef="deliver">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "grant"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_refused" name="不予备案" sourceRef="decision" targetRef="deliver_refusal">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to_closed" sourceRef="deliver" targetRef="closed"/>
    <bpmn:sequenceFlow id="to_closed_refused" sourceRef="deliver_refusal" targetRef="closed_refused"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="record_diagram">
    <bpmndi:BPMNPlane id="record_plane" bpmnElement="record">
      <bpmndi:BPMNShape id="received_shape" bpmnElement="received">
        <dc:Bounds x="132" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="122" y="324" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="accept_shape" bpmnElement="accept">
        <dc:Bounds x="200" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="notice_elapsed_shape" bpmnElement="notice_elapsed">
        <dc:Bounds x="282" y="242" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="204" y="224" width="84" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deem_accept_shape" bpmnElement="deem_accept">
        <dc:Bounds x="360" y="60" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="acceptance_shape" bpmnElement="acceptance" isMarkerVisible="true">
        <dc:Bounds x="405" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="366" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="not_accepted_shape" bpmnElement="not_accepted">
        <dc:Bounds x="412" y="182" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="402" y="162" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="correct_shape" bpmnElement="correct">
        <dc:Bounds x="360" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_shape" bpmnElement="review">
        <dc:Bounds x="510" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_result_shape" bpmnElement="review_result" isMarkerVisible="true">
        <dc:Bounds x="685" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="646" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="clarify_shape" bpmnElement="clarify">
        <dc:Bounds x="640" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decide_shape" bpmnElement="decide">
        <dc:Bounds x="770" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decision_shape" bpmnElement="decision" isMarkerVisible="true">
        <dc:Bounds x="945" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="906" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_shape" bpmnElement="deliver">
        <dc:Bounds x="1030" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_shape" bpmnElement="closed">
        <dc:Bounds x="1212" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1195" y="324" width="70" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_refusal_shape" bpmnElement="deliver_refusal">
        <dc:Bounds x="1030" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_refused_shape" bpmnElement="closed_refused">
        <dc:Bounds x="1212" y="442" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1181" y="484" width="98" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="to_accept_edge" bpmnElement="to_accept">
        <di:waypoint x="168" y="300"/>
        <di:waypoint x="200" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_acceptance_edge" bpmnElement="to_acceptance">
        <di:waypoint x="340" y="300"/>
        <di:waypoint x="405" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_accepted_edge" bpmnElement="when_accepted">
        <di:waypoint x="455" y="300"/>
        <di:waypoint x="510" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="468" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_incomplete_edge" bpmnElement="when_incomplete">
        <di:waypoint x="430" y="325"/>
        <di:waypoint x="430" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_not_accepted_edge" bpmnElement="when_not_accepted">
        <di:waypoint x="430" y="275"/>
        <di:waypoint x="430" y="218"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="239" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="resubmitted_edge" bpmnElement="resubmitted">
        <di:waypoint x="360" y="460"/>
        <di:waypoint x="270" y="460"/>
        <di:waypoint x="270" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_silent_edge" bpmnElement="when_silent">
        <di:waypoint x="300" y="242"/>
        <di:waypoint x="300" y="100"/>
        <di:waypoint x="360" y="100"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="306" y="164" width="42" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="deemed_to_review_edge" bpmnElement="deemed_to_review">
        <di:waypoint x="500" y="100"/>
        <di:waypoint x="580" y="100"/>
        <di:waypoint x="580" y="260"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_review_result_edge" bpmnElement="to_review_result">
        <di:waypoint x="650" y="300"/>
        <di:waypoint x="685" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_passed_edge" bpmnElement="when_passed">
        <di:waypoint x="735" y="300"/>
        <di:waypoint x="770" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="738" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_returned_edge" bpmnElement="when_returned">
        <di:waypoint x="710" y="325"/>
        <di:waypoint x="710" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="716" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="clarified_edge" bpmnElement="clarified">
        <di:waypoint x="640" y="460"/>
        <di:waypoint x="580" y="460"/>
        <di:waypoint x="580" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_decision_edge" bpmnElement="to_decision">
        <di:waypoint x="910" y="300"/>
        <di:waypoint x="945" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_granted_edge" bpmnElement="when_granted">
        <di:waypoint x="995" y="300"/>
        <di:waypoint x="1030" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="998" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_refused_edge" bpmnElement="when_refused">
        <di:waypoint x="970" y="325"/>
        <di:waypoint x="970" y="460"/>
        <di:waypoint x="1030" y="460"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="976" y="385" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_edge" bpmnElement="to_closed">
        <di:waypoint x="1170" y="300"/>
        <di:waypoint x="1212" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_refused_edge" bpmnElement="to_closed_refused">
        <di:waypoint x="1170" y="460"/>
        <di:waypoint x="1212" y="460"/>
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
', 1772416800106285);
INSERT INTO process_model VALUES ('benefit', 1, '4a62cc882c0b7bc034c2fc825c1a051b266cfa4ff371be8cfd829bca45a4494a', '<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tb="https://tongban.cn/bpmn" id="benefit_definitions" targetNamespace="https://tongban.cn/processes">
  <bpmn:process id="benefit" name="给付办理（津贴、救助）" isExecutable="true">
    <bpmn:documentation>行政给付的一般程序：受理、审核、给付决定、告知；文书使用给付用语，不使用许可用语（行政复议法 11（十二））。</bpmn:documentation>
    <bpmn:startEvent id="received" name="收到申请">
      <bpmn:outgoing>to_accept</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="accept" name="收件与受理" tb:act="accept" tb:role="accepter" tb:capacity="receiving" tb:outcomes="accept correct refuse" tb:clock="pre_review">
      <bpmn:documentation>能由共享数据核实的材料不得要求申请人提交（国务院令第716号 7）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="accept" name="受理" consequence="向申请人出具受理通知，开始计算办理期限。"/>
        <tb:outcome id="correct" name="一次性告知补正" consequence="向申请人送达补正告知书，一次列明全部需要补正的内容；能由共享数据核实的不再要求提交。"/>
        <tb:outcome id="refuse" name="不予受理" consequence="说明理由并告知应去哪里申请，办件到此结束。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>to_accept</bpmn:incoming>
      <bpmn:incoming>resubmitted</bpmn:incoming>
      <bpmn:outgoing>to_acceptance</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="notice_elapsed" name="告知期限届满" attachedToRef="accept" cancelActivity="true" tb:clock="notice">
      <bpmn:documentation>收到申请之日起五个工作日内没有答复；给付的告知期限是可调参数，默认与许可相同。</bpmn:documentation>
      <bpmn:outgoing>when_silent</bpmn:outgoing>
      <bpmn:timerEventDefinition id="notice_elapsed_timer"/>
    </bpmn:boundaryEvent>
    <bpmn:serviceTask id="deem_accept" name="视为受理" tb:act="deem_accept">
      <bpmn:documentation>系统办理：自收到申请之日起视为受理，出具受理通知并记红牌。</bpmn:documentation>
      <bpmn:incoming>when_silent</bpmn:incoming>
      <bpmn:outgoing>deemed_to_review</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:exclusiveGateway id="acceptance" name="受理结果">
      <bpmn:incoming>to_acceptance</bpmn:incoming>
      <bpmn:outgoing>when_accepted</bpmn:outgoing>
      <bpmn:outgoing>when_incomplete</bpmn:outgoing>
      <bpmn:outgoing>when_not_accepted</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="not_accepted" name="不予受理">
      <bpmn:incoming>when_not_accepted</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="correct" name="申请人补正" tb:act="resubmit" tb:role="applicant" tb:capacity="applicant" tb:outcomes="resubmit" tb:clock="correction">
      <bpmn:documentation>补正在受理之前，只要求一次；可以由子女或村镇代办员代为补正。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="resubmit" name="提交补正" consequence="材料重新进入受理，告知期限重新计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_incomplete</bpmn:incoming>
      <bpmn:outgoing>resubmitted</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="review" name="审核" tb:act="review" tb:role="reviewer" tb:capacity="deciding" tb:outcomes="pass return" tb:clock="promised">
      <bpmn:documentation>核对年龄、户籍和是否在别处领取。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="pass" name="审核通过" consequence="交批准人作出给付决定。"/>
        <tb:outcome id="return" name="退回说明" consequence="退回受理人员说明，不要求申请人补正，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_accepted</bpmn:incoming>
      <bpmn:incoming>deemed_to_review</bpmn:incoming>
      <bpmn:incoming>clarified</bpmn:incoming>
      <bpmn:outgoing>to_review_result</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="review_result" name="审查结果">
      <bpmn:incoming>to_review_result</bpmn:incoming>
      <bpmn:outgoing>when_passed</bpmn:outgoing>
      <bpmn:outgoing>when_returned</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="clarify" name="受理人员说明" tb:act="clarify" tb:role="accepter" tb:capacity="receiving" tb:outcomes="answer" tb:clock="promised">
      <bpmn:documentation>审查退回只是内部询问，不得因此再要求申请人补正；期限不停。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="answer" name="已说明" consequence="说明交回审查人员，办理期限继续计算。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_returned</bpmn:incoming>
      <bpmn:outgoing>clarified</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:userTask id="decide" name="给付决定" tb:act="decide" tb:role="approver" tb:capacity="deciding" tb:outcomes="grant refuse" tb:clock="promised" tb:not_same_as="accept review clarify">
      <bpmn:documentation>批准人不得是本件的受理人或审核人；不予给付的可以申请行政复议（行政复议法 11（十二））。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="grant" name="准予给付" consequence="作出给付决定，自决定载明的月份起发放，开始计算送达期限。"/>
        <tb:outcome id="refuse" name="不予给付" consequence="出具不予给付告知书，写明理由和复议途径，开始计算送达期限。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_passed</bpmn:incoming>
      <bpmn:outgoing>to_decision</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="decision" name="决定结果">
      <bpmn:incoming>to_decision</bpmn:incoming>
      <bpmn:outgoing>when_granted</bpmn:outgoing>
      <bpmn:outgoing>when_refused</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="deliver" name="送达给付决定" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>告知发放标准、起始月份和账户。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，列入下一期发放名单，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_granted</bpmn:incoming>
      <bpmn:outgoing>to_closed</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed" name="给付并告知">
      <bpmn:incoming>to_closed</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="deliver_refusal" name="送达不予给付告知书" tb:act="deliver" tb:role="issuer" tb:capacity="receiving" tb:outcomes="deliver" tb:clock="delivery">
      <bpmn:documentation>告知书写明复议机关和期限（行政复议法 20）。</bpmn:documentation>
      <bpmn:extensionElements>
        <tb:outcome id="deliver" name="已送达" consequence="登记送达回证，申请人可以复议，办件完结。"/>
      </bpmn:extensionElements>
      <bpmn:incoming>when_refused</bpmn:incoming>
      <bpmn:outgoing>to_closed_refused</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="closed_refused" name="不予给付并告知">
      <bpmn:incoming>to_closed_refused</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>
    <bpmn:sequenceFlow id="to_acceptance" sourceRef="accept" targetRef="acceptance"/>
    <bpmn:sequenceFlow id="when_accepted" name="受理" sourceRef="acceptance" targetRef="review">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "accept"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_incomplete" name="补正" sourceRef="acceptance" targetRef="correct">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "correct"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_not_accepted" name="不予受理" sourceRef="acceptance" targetRef="not_accepted">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="resubmitted" sourceRef="correct" targetRef="accept"/>
    <bpmn:sequenceFlow id="when_silent" name="未告知" sourceRef="notice_elapsed" targetRef="deem_accept"/>
    <bpmn:sequenceFlow id="deemed_to_review" sourceRef="deem_accept" targetRef="review"/>
    <bpmn:sequenceFlow id="to_review_result" sourceRef="review" targetRef="review_result"/>
    <bpmn:sequenceFlow id="when_passed" name="通过" sourceRef="review_result" targetRef="decide">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "pass"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_returned" name="退回" sourceRef="review_result" targetRef="clarify">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "return"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="clarified" sourceRef="clarify" targetRef="review"/>
    <bpmn:sequenceFlow id="to_decision" sourceRef="decide" targetRef="decision"/>
    <bpmn:sequenceFlow id="when_granted" name="给付" sourceRef="decision" targetRef="deliver">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "grant"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="when_refused" name="不予给付" sourceRef="decision" targetRef="deliver_refusal">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "refuse"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to_closed" sourceRef="deliver" targetRef="closed"/>
    <bpmn:sequenceFlow id="to_closed_refused" sourceRef="deliver_refusal" targetRef="closed_refused"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="benefit_diagram">
    <bpmndi:BPMNPlane id="benefit_plane" bpmnElement="benefit">
      <bpmndi:BPMNShape id="received_shape" bpmnElement="received">
        <dc:Bounds x="132" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="122" y="324" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="accept_shape" bpmnElement="accept">
        <dc:Bounds x="200" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="notice_elapsed_shape" bpmnElement="notice_elapsed">
        <dc:Bounds x="282" y="242" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="204" y="224" width="84" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deem_accept_shape" bpmnElement="deem_accept">
        <dc:Bounds x="360" y="60" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="acceptance_shape" bpmnElement="acceptance" isMarkerVisible="true">
        <dc:Bounds x="405" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="366" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="not_accepted_shape" bpmnElement="not_accepted">
        <dc:Bounds x="412" y="182" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="402" y="162" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="correct_shape" bpmnElement="correct">
        <dc:Bounds x="360" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_shape" bpmnElement="review">
        <dc:Bounds x="510" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="review_result_shape" bpmnElement="review_result" isMarkerVisible="true">
        <dc:Bounds x="685" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="646" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="clarify_shape" bpmnElement="clarify">
        <dc:Bounds x="640" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decide_shape" bpmnElement="decide">
        <dc:Bounds x="770" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="decision_shape" bpmnElement="decision" isMarkerVisible="true">
        <dc:Bounds x="945" y="275" width="50" height="50"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="906" y="345" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_shape" bpmnElement="deliver">
        <dc:Bounds x="1030" y="260" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_shape" bpmnElement="closed">
        <dc:Bounds x="1212" y="282" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1195" y="324" width="70" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="deliver_refusal_shape" bpmnElement="deliver_refusal">
        <dc:Bounds x="1030" y="420" width="140" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="closed_refused_shape" bpmnElement="closed_refused">
        <dc:Bounds x="1212" y="442" width="36" height="36"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="1181" y="484" width="98" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="to_accept_edge" bpmnElement="to_accept">
        <di:waypoint x="168" y="300"/>
        <di:waypoint x="200" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_acceptance_edge" bpmnElement="to_acceptance">
        <di:waypoint x="340" y="300"/>
        <di:waypoint x="405" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_accepted_edge" bpmnElement="when_accepted">
        <di:waypoint x="455" y="300"/>
        <di:waypoint x="510" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="468" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_incomplete_edge" bpmnElement="when_incomplete">
        <di:waypoint x="430" y="325"/>
        <di:waypoint x="430" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_not_accepted_edge" bpmnElement="when_not_accepted">
        <di:waypoint x="430" y="275"/>
        <di:waypoint x="430" y="218"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="436" y="239" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="resubmitted_edge" bpmnElement="resubmitted">
        <di:waypoint x="360" y="460"/>
        <di:waypoint x="270" y="460"/>
        <di:waypoint x="270" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_silent_edge" bpmnElement="when_silent">
        <di:waypoint x="300" y="242"/>
        <di:waypoint x="300" y="100"/>
        <di:waypoint x="360" y="100"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="306" y="164" width="42" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="deemed_to_review_edge" bpmnElement="deemed_to_review">
        <di:waypoint x="500" y="100"/>
        <di:waypoint x="580" y="100"/>
        <di:waypoint x="580" y="260"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_review_result_edge" bpmnElement="to_review_result">
        <di:waypoint x="650" y="300"/>
        <di:waypoint x="685" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_passed_edge" bpmnElement="when_passed">
        <di:waypoint x="735" y="300"/>
        <di:waypoint x="770" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="738" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_returned_edge" bpmnElement="when_returned">
        <di:waypoint x="710" y="325"/>
        <di:waypoint x="710" y="420"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="716" y="365" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="clarified_edge" bpmnElement="clarified">
        <di:waypoint x="640" y="460"/>
        <di:waypoint x="580" y="460"/>
        <di:waypoint x="580" y="340"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_decision_edge" bpmnElement="to_decision">
        <di:waypoint x="910" y="300"/>
        <di:waypoint x="945" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_granted_edge" bpmnElement="when_granted">
        <di:waypoint x="995" y="300"/>
        <di:waypoint x="1030" y="300"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="998" y="280" width="28" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="when_refused_edge" bpmnElement="when_refused">
        <di:waypoint x="970" y="325"/>
        <di:waypoint x="970" y="460"/>
        <di:waypoint x="1030" y="460"/>
        <bpmndi:BPMNLabel>
          <dc:Bounds x="976" y="385" width="56" height="14"/>
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_edge" bpmnElement="to_closed">
        <di:waypoint x="1170" y="300"/>
        <di:waypoint x="1212" y="300"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to_closed_refused_edge" bpmnElement="to_closed_refused">
        <di:waypoint x="1170" y="460"/>
        <di:waypoint x="1212" y="460"/>
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
', 1772416800106889);
INSERT INTO role_grant VALUES (383689832037089283, 'receiver', '511602');
INSERT INTO role_grant VALUES (383689832037089283, 'accepter', '511602');
INSERT INTO role_grant VALUES (383689832037089283, 'issuer', '511602');
INSERT INTO role_grant VALUES (383689832041283584, 'reviewer', '511602032');
INSERT INTO role_grant VALUES (383689832041283586, 'approver', '511602032');
INSERT INTO role_grant VALUES (383689832041283588, 'reviewer', '511602017');
INSERT INTO role_grant VALUES (383689832041283590, 'approver', '511602017');
INSERT INTO role_grant VALUES (383689832041283592, 'reviewer', '511602022');
INSERT INTO role_grant VALUES (383689832041283594, 'approver', '511602022');
INSERT INTO role_grant VALUES (383689832041283596, 'inspector', '511602');
INSERT INTO role_grant VALUES (383689832041283598, 'sysadmin', '511602');
INSERT INTO role_grant VALUES (383689832045477889, 'secadmin', '511602');
INSERT INTO role_grant VALUES (383689832045477891, 'auditor', '511602');
INSERT INTO schema_version VALUES ('store', 1, 'da59bfab99b0941eb64129cac086c9340a64527ba5652b04b135bfc4cd3a150f', 1772416800086313);
INSERT INTO schema_version VALUES ('jobs', 1, '401151759d2e1bf817ac6101cc9f267a75125152190dc50a5f7a22770f8d5012', 1772416800087116);
INSERT INTO schema_version VALUES ('journal', 1, '23520e9f0642b734c37f0374cd33358047d053639b7117980bc3025b7a1b526d', 1772416800087620);
INSERT INTO schema_version VALUES ('files', 1, '5c0c2066efe8b458e15d49da5903d6ec05d13547bffab9aa6a8e02d8f12068c8', 1772416800089849);
INSERT INTO schema_version VALUES ('flow', 1, '645e68faed97634c334cd33cb06c6b62564c16543da2fc4e05f64fcf78ec8253', 1772416800090642);
INSERT INTO schema_version VALUES ('identity', 1, '1779f88d22b13e9ac22641647f4ba500baa7ef33a8ccd01559778755e08e3ce6', 1772416800093516);
INSERT INTO schema_version VALUES ('catalog', 1, '90ebf666c44cf98c265bc53eabb502f810fe6ddb271bc6db9819e3b1e81739ff', 1772416800096429);
INSERT INTO schema_version VALUES ('licences', 1, '33bd596c601e6d825cb5974e6396d6f1dbf637174a07da91ee40f1a0484b3fe4', 1772416800098610);
INSERT INTO schema_version VALUES ('cases', 1, 'abb0e82e0d96932b1debaf415037d78b488ef5341d6cd3ddb09f51dc0b4fbd99', 1772416800099406);
INSERT INTO serial_block VALUES ('511602260302', 101);
INSERT INTO session VALUES ('\x900d2547930a72573a402c895d8f4a1546cb3e550a2e4ab0e3a6589270ba6334', 383689839960129536, 383689832037089281, 1772416802083704, 1772445602083704);
INSERT INTO session VALUES ('\xa17064ed0b0d0c3caa58d431842f5445d4d831d3134380596b6be520dd1a2346', 383689840413114368, 383689832037089283, 1772416802196577, 1772445602196577);
INSERT INTO session VALUES ('\x2731eef415cde8d3db5dbc56be6ef9476bb020f8f9c2945da232847ede32fbae', 383689840853516288, 383689832041283584, 1772416802296557, 1772445602296557);
INSERT INTO session VALUES ('\x206f23b507138d51f7f7fee3d3c3dfdc7a8443a61a1988c2e8c9068a5cce8e46', 383689841201643520, 383689832041283586, 1772416802380151, 1772445602380151);
INSERT INTO subject_key VALUES (383689832032894976, '\x010009bf61a38b535056493bed4fa02f5cd63d30153a30878a2076b403735adf820f59c5bc26adcdf13f9713a7a7ffab4e622f9a70aeda70874a8914c955866eb8425f897d484b8a8bf18624c28c5223cf', NULL);
INSERT INTO subject_key VALUES (383689832032894978, '\x011b43176f8633dd8cb85ca73c141285c682f0a052048df7fd216df1302a632727c272c1883bbf22776d59c418c73fa5da8e0390a4cfdd47edc5b00879a04c8a1714d84cfb9013af26c7330f18a94f469e', NULL);
INSERT INTO subject_key VALUES (383689832037089280, '\x01cc79156664a3cd03729e23369267c4727e72fd452c5d19e057e97029c689fb8f3565b94fcdb23468ae380b8fd7552ce91e33b5f3592b5fb08510f3ebbaeb50e8385bb4b361c55f157b24c5f7a9227d88', NULL);
INSERT INTO subject_key VALUES (383689832037089282, '\x01bb73a7c539b1c55d66a54abc3788ec4ea18b7f91e3612c0815e453fda7fe0847b3fb378a54861dae427918fa63bfd29c53df0bfd225eb52ac7cf8b542c546c978d964468a77a7c7444e4781f4bd52fa2', NULL);
INSERT INTO subject_key VALUES (383689832037089284, '\x01ab267f8f765ceb4bcbe465c672637e83427680ef4a8c195e79f9c027630234c2cce8b69f4bb6d4d60a6b699a6db647f7d21a9e0a51792c38cd0a74932430b1eb02ac0cbd739fb589370022c840f23d8c', NULL);
INSERT INTO subject_key VALUES (383689832041283585, '\x01544bda07ae4ecc8e0cfff4cd54013dfa262b7261cfb4b139768ca57319006686245835841eb39a0e9808c87a62fdc209149314303a4a6c7f5ed782ee27893d22c6e4ad42a6ea2647b38832023b791df1', NULL);
INSERT INTO subject_key VALUES (383689832041283587, '\x013c307c89f08b2d62a91514ac44d9500688ceedc5c166189439f5892eb1ff75cc500677b0e84632bf2913f8e7ab0adf07f39e30d902efb37b507960a0167e07553b198dc587ea31b390f57bd71971414f', NULL);
INSERT INTO subject_key VALUES (383689832041283589, '\x018e6f801e6ca1670bcbe8e9f2b1c0d57caab94e8082a0f275a4e8bc45f533b2444a291dffcdc39ba0eb1cda7a4d72dab108f348f9a33fb49b2590b897c86f48b484786245faec78ddb6f1dc105c57439d', NULL);
INSERT INTO subject_key VALUES (383689832041283591, '\x0190e8a591bf6f5e9a686d024e19d93aadc2439d98c345fae8852acd1b48e57085c73939ac8228f12aef6cea8f4b15e59b4d635b7bdf9d44dbd456e41513050c54b8c548745e295b73193664c7f69c18f4', NULL);
INSERT INTO subject_key VALUES (383689832041283593, '\x01ed9c340fc25039eaa590ff39fab37af3a7ee099a8a7a410bd6a3357c8694fb19e08a23ec5cc4ca4f41262b05f3cfbf55951b69aef9769bebd2de9188c764da17b9ae53a956daf00e6fcb12a8a02f23e7', NULL);
INSERT INTO subject_key VALUES (383689832041283595, '\x0147e945ef84eb1527a59302e12e93f32fd1d542242eb0dda7197f0bce1cdf6596bfc99eda162e6351160395cd664be05a2da0df54c488f4f6c427594ebe0183f3c71cb189c61751ad0055103444574dfd', NULL);
INSERT INTO subject_key VALUES (383689832041283597, '\x01d747f4c10c55348267a69bb3707631ca5769091546f128c522c757a6fc78873b5fcc956bf12a9a6a5ef27320c0295552b9e52f73c28b0432e9337fbf089606d5653f23ad869ac8addedc19904779693d', NULL);
INSERT INTO subject_key VALUES (383689832045477888, '\x010a73d4eef5a3e1101118f707111c38dcf3509432dd9c2fc88c4270dbaa41024d4b03171e925e0d6c0a5ca1ea0cefaa649c3fe2dcf7ce268a7c52ec77c8a40ae4b1292e401d17e699be1e7c865d23f7a0', NULL);
INSERT INTO subject_key VALUES (383689832045477890, '\x0174eee056c2b7a3cd858d540db86de85f11b1432154fd1c6f0d560abc7dd639f08442b6df7551b9a931d531a05a7afd931dc54969fc26616e88ea49c61427022054240a4a8930de1321df9ad7755c73ea', NULL);
INSERT INTO subject_key VALUES (383689832045477892, '\x0171c7369cc998025d181af919180169c3914a99a633788943b94a212398a876340b1db86cb09fb6914d782aa791f23c3a78ed187c38cfeadc08967d4300844c7462411e5e34953cfb7618019639b8a7b9', NULL);
INSERT INTO subject_key VALUES (383689832045477893, '\x01edd3c8843e774ce4f380082a684c14f4180aae471e743289e59348dae99a46012181d0c9920151ea997d05fd7c95c4c47af94654b0f7192164c8cefa8572449479df9378bb6c3e0810bd7e2c7e780e4b', NULL);
INSERT INTO subject_key VALUES (383689832045477894, '\x016058e01f53eb6881189289b06bb331a58ccf1bec4eb32fbc0c4663aa364723001f56e0f4f90a332f2ef8c91343abfa55973d07754572ee8fa5b02fe9a55c7e0a96518322d1d74a204b4399e95d786474', NULL);
INSERT INTO subject_key VALUES (383689832045477895, '\x013bdcca1f4baf7f6c5fb644897dd09fde38fa48d94170ff6cf7e12cb4ef13e1039e82420981dba6f97ae590d674a5952277375128a76ff66caacab978b4927f115248fff561c02943f0f75a8bd2ad16ec', NULL);
INSERT INTO subject_key VALUES (383689832045477896, '\x0126751c8a42e57c79ccccafbbec574f75a0772ee4cc094db4a475d8ea3e93b1284f4b2f6e61ff8041a89d356ede786eb624c75098ee42f2be079a49bb13a542a9065229693e7140806b614574e169044a', NULL);
INSERT INTO subject_key VALUES (383689832045477897, '\x01467a41325e32f087a27b9381b75b4a754b9c02f082c7b6385b1a2e2523b8be338b5c294de0915d5a56737ba533d367a4fdc9f4bf906ca5a0d6a51b1ae0407a9fb4218973ce31aacbd7c5ea868a0a7085', NULL);
INSERT INTO subject_key VALUES (383689832045477898, '\x01189ebd65a0fb4a897374ab73e0114801522ef3bc385d91d45d9c31210615207c9c9eeaf2939871fe1d5c607ffa723fe137cb508a9e7d5c7c61dbc7640970c6d37e53ae5bbe9ea434470331c4fd5bd2e9', NULL);
INSERT INTO subject_key VALUES (383689832045477899, '\x01ac1cdf5917815fc27e7c5bea770bdba825401a9b07c13d0f34f20a78169b7d7333e15f9282cd1d3833d3583698bb9298fd605d4c0afec168684c9fe0b19353a710003ca88c76c8350dc3c053c45747f5', NULL);
INSERT INTO subject_key VALUES (383689832045477900, '\x0159df4d87137a153cc5d3e724255094fab6974294c6a1fce86c9497162c6aa75b96e79920735fe1b8e7721f031f14d793e51976c8148b464957deb623ed72035d413815e062565f7289950bc218d14f15', NULL);
INSERT INTO subject_key VALUES (383689832049672192, '\x0114e3a2752d1d787709244eee83de375cb8e2ec7e5badeb992b587b3f432afa06068d230286197a916397decbee724dc7de9d82d8d4b6017fd8f485a50e4a984ab7eb4d88e22353f628eb0e7ab7134d31', NULL);
INSERT INTO task VALUES (383689841218420736, 383689841268752384, 1, 'accept', '收件预审与受理', 'accept', 'accepter@511602', 'pre_review', 1772616600000000, 1772416802394294, 'done', 383689832037089282, 1772416802402127, 'accept');
INSERT INTO task VALUES (383689841218420736, 383689841298112514, 2, 'review', '审查', 'review', 'reviewer@511602032', 'promised', 1773221400000000, 1772416802402127, 'done', 383689832037089284, 1772416802406747, 'pass');
INSERT INTO task VALUES (383689841218420736, 383689841319084033, 3, 'decide', '决定', 'decide', 'approver@511602032', 'promised', 1773221400000000, 1772416802406747, 'done', 383689832041283585, 1772416802410663, 'grant');
INSERT INTO task VALUES (383689841218420736, 383689841331666947, 4, 'deliver', '送达许可证', 'deliver', 'issuer@511602', 'delivery', 1773653400000000, 1772416802410663, 'done', 383689832037089282, 1772416802413175, 'deliver');
INSERT INTO task VALUES (383689841348444160, 383689841365221378, 1, 'accept', '收件预审与受理', 'accept', 'accepter@511602', 'pre_review', 1772616600000000, 1772416802418348, 'open', NULL, NULL, '');
INSERT INTO task VALUES (383689841369415680, 383689841381998594, 1, 'accept', '收件预审与受理', 'accept', 'accepter@511602', 'pre_review', 1772616600000000, 1772416802422677, 'done', 383689832037089282, 1772416802424406, 'accept');
INSERT INTO task VALUES (383689841369415680, 383689841390387202, 2, 'review', '审查', 'review', 'reviewer@511602032', 'promised', 1773221400000000, 1772416802424406, 'open', NULL, NULL, '');
INSERT INTO task_access VALUES ('accepter@511602', 1772616600000000, 383689841365221378, 383689841348444160, 'accept', '511A0015500009-511602000000-000-115113016823646795-1-00');
INSERT INTO task_access VALUES ('reviewer@511602032', 1773221400000000, 383689841390387202, 383689841369415680, 'review', '511A0015500009-511602000000-000-115113016823646795-1-00');
INSERT INTO timer VALUES (383689841348444160, 1, 'notice_elapsed', 'notice', 1773048600000000);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_name_key UNIQUE (name);
ALTER TABLE ONLY account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY blob_chunk
    ADD CONSTRAINT blob_chunk_pkey PRIMARY KEY (name, chunk);
ALTER TABLE ONLY body
    ADD CONSTRAINT body_pkey PRIMARY KEY (id);
ALTER TABLE ONLY case_field
    ADD CONSTRAINT case_field_pkey PRIMARY KEY (item_code, field, value, case_id);
ALTER TABLE ONLY "case"
    ADD CONSTRAINT case_number_key UNIQUE (number);
ALTER TABLE ONLY case_party
    ADD CONSTRAINT case_party_pkey PRIMARY KEY (case_id, party, capacity);
ALTER TABLE ONLY "case"
    ADD CONSTRAINT case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (case_id, name);
ALTER TABLE ONLY document_number
    ADD CONSTRAINT document_number_pkey PRIMARY KEY (body, series, year);
ALTER TABLE ONLY document
    ADD CONSTRAINT document_pkey PRIMARY KEY (case_id, id);
ALTER TABLE ONLY generation
    ADD CONSTRAINT generation_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (case_id, id);
ALTER TABLE ONLY idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (account, route, key);
ALTER TABLE ONLY implementation
    ADD CONSTRAINT implementation_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (case_id, id);
ALTER TABLE ONLY instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY item_import_report
    ADD CONSTRAINT item_import_report_pkey PRIMARY KEY (id, row_number, reason);
ALTER TABLE ONLY journal_checkpoint
    ADD CONSTRAINT journal_checkpoint_pkey PRIMARY KEY (lane, count);
ALTER TABLE ONLY journal_lane
    ADD CONSTRAINT journal_lane_pkey PRIMARY KEY (lane);
ALTER TABLE ONLY journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (case_id, id);
ALTER TABLE ONLY journal_seal
    ADD CONSTRAINT journal_seal_pkey PRIMARY KEY (lane, seq);
ALTER TABLE ONLY lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY licence
    ADD CONSTRAINT licence_number_key UNIQUE (number);
ALTER TABLE ONLY licence
    ADD CONSTRAINT licence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY mandate
    ADD CONSTRAINT mandate_pkey PRIMARY KEY (account, body, items, acts, valid_from);
ALTER TABLE ONLY material
    ADD CONSTRAINT material_pkey PRIMARY KEY (case_id, id, version);
ALTER TABLE ONLY person
    ADD CONSTRAINT person_number_index_key UNIQUE (number_index);
ALTER TABLE ONLY person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY process_model
    ADD CONSTRAINT process_model_pkey PRIMARY KEY (key, version);
ALTER TABLE ONLY role_grant
    ADD CONSTRAINT role_grant_pkey PRIMARY KEY (account, role, scope);
ALTER TABLE ONLY schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (module, number);
ALTER TABLE ONLY serial_block
    ADD CONSTRAINT serial_block_pkey PRIMARY KEY (key);
ALTER TABLE ONLY session
    ADD CONSTRAINT session_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY subject_key
    ADD CONSTRAINT subject_key_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY task_access
    ADD CONSTRAINT task_access_pkey PRIMARY KEY (scope, due_at, task_id);
ALTER TABLE ONLY task
    ADD CONSTRAINT task_pkey PRIMARY KEY (case_id, id);
ALTER TABLE ONLY timer
    ADD CONSTRAINT timer_pkey PRIMARY KEY (case_id, token, boundary);
CREATE INDEX blob_chunk_first ON blob_chunk USING btree (stored_at) WHERE (chunk = 0);
CREATE UNIQUE INDEX body_by_name ON body USING btree (region_code, name);
CREATE INDEX case_by_applicant ON "case" USING btree (applicant, updated_at);
CREATE INDEX case_by_due ON "case" USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX case_by_filer ON "case" USING btree (filed_by, updated_at);
CREATE INDEX clock_due ON clock USING btree (due_at) WHERE (state = 'running'::text);
CREATE INDEX idempotency_by_age ON idempotency USING btree (created_at);
CREATE UNIQUE INDEX implementation_by_code ON implementation USING btree (code) WHERE current;
CREATE INDEX implementation_versions ON implementation USING btree (code, version);
CREATE INDEX journal_by_order ON journal USING btree (lane, commit_order, id);
CREATE INDEX licence_by_holder ON licence USING btree (holder, issued_on);
CREATE INDEX material_by_blob ON material USING btree (blob);
CREATE INDEX timer_due ON timer USING btree (due_at);
