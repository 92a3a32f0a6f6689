export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 程序在运行 */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以办理 */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行数据（Prometheus） */
        get: operations["metrics.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这座城市、今天、语言 */
        get: operations["meta.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 日志封存的检查点 */
        get: operations["audit.checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 */
        post: operations["sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁 */
        get: operations["sessions.current"];
        put?: never;
        post?: never;
        /** 退出登录 */
        delete: operations["sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 找事项，两个字就能找 */
        get: operations["items.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办事指南 */
        get: operations["items.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按人生大事找 */
        get: operations["topics.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通知 */
        get: operations["notices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区划 */
        get: operations["regions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/laws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一部法律 */
        get: operations["laws.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/laws/{id}/articles/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个条文 */
        get: operations["laws.article"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的办件；监督人员可看全部在办件 */
        get: operations["cases.list"];
        put?: never;
        /** 开始一件申请（草稿） */
        post: operations["cases.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件申请的全部情况 */
        get: operations["cases.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 保存草稿或补正内容 */
        patch: operations["cases.patch"];
        trace?: never;
    };
    "/api/v1/cases/{number}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交申请或补正 */
        post: operations["cases.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申请 */
        post: operations["cases.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传一份材料 */
        post: operations["materials.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/materials/{material}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 去掉一份材料 */
        delete: operations["materials.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/materials/{material}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 看一份材料 */
        get: operations["materials.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份文书（PDF） */
        get: operations["documents.pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我能办的任务，先到期的在前 */
        get: operations["tasks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各类任务的数量 */
        get: operations["tasks.queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个任务和它的办件 */
        get: operations["tasks.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办完一个任务 */
        post: operations["tasks.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动特别程序（行政许可法第四十五条） */
        post: operations["holds.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/holds/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束特别程序，继续计时 */
        post: operations["holds.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 凭编号和姓名查进度，不用登录 */
        get: operations["progress.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licences/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个证照 */
        get: operations["licences.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licences/{number}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照的 PDF */
        get: operations["licences.pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/licences/{number}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验证照真伪，不用登录 */
        get: operations["licences.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明（给程序） */
        get: operations["api.openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明（给人看） */
        get: operations["api.docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            fields: {
                field: string;
                code: string;
                message: string;
            }[];
            request_id: string;
        };
        Article: {
            number: string;
            name: string;
            chapter: string | null;
            text: string;
        };
        ArticleView: {
            law: string;
            version: string;
            number: string;
            name: string;
            text: string;
        };
        Basis: {
            law_id: string | null;
            law: string | null;
            article: string | null;
            text: string;
        };
        BodyRef: {
            id: string;
            name: string;
        };
        Case: {
            number: string;
            /** Format: int64 */
            version: number;
            state: components["schemas"]["State"];
            state_name: string;
            item: components["schemas"]["CaseItem"];
            applicant: components["schemas"]["CaseApplicant"];
            channel: string;
            form: unknown;
            materials: components["schemas"]["CaseMaterial"][];
            missing: components["schemas"]["Missing"][];
            correction: components["schemas"]["Correction"] | null;
            clocks: components["schemas"]["ClockView"][];
            clock: components["schemas"]["ClockView"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            received_at: string | null;
            accepted_at: string | null;
            decided_at: string | null;
            finished_at: string | null;
            delivered_at: string | null;
            acceptance: string | null;
            outcome: string | null;
            timeline: components["schemas"]["Step"][];
            tasks: components["schemas"]["TaskRef"][];
            documents: components["schemas"]["DocumentView"][];
            licence: components["schemas"]["LicenceRef"] | null;
            holds: components["schemas"]["HoldView"][];
            may: string[];
            process: components["schemas"]["ProcessView"] | null;
        };
        CaseApplicant: {
            kind: components["schemas"]["PersonKind"];
            name: string;
            id_number: string | null;
            credit_code: string | null;
            phone: string | null;
        };
        CaseItem: {
            code: string;
            name: string;
            /** Format: int64 */
            version: number;
            kind: string;
            department: string;
            case_kind: string;
        };
        /** @enum {string} */
        CaseKind: "immediate" | "promised";
        CaseList: {
            items: components["schemas"]["CaseRow"][];
            next: string | null;
        };
        CaseMaterial: {
            id: string;
            name: string;
            required: boolean;
            source: string;
            held: boolean;
            state: components["schemas"]["MaterialState"];
            file: components["schemas"]["MaterialFile"] | null;
            verdict: components["schemas"]["Verdict"] | null;
            url: string | null;
        };
        CaseRow: {
            number: string;
            item: components["schemas"]["ItemRef"];
            state: components["schemas"]["State"];
            state_name: string;
            applicant_name: string;
            next_action: components["schemas"]["NextAction"] | null;
            clock: components["schemas"]["ClockView"] | null;
            /** Format: date-time */
            updated_at: string;
            licence: components["schemas"]["LicenceRef"] | null;
        };
        Cell: {
            kind: components["schemas"]["CellKind"];
            /** Format: int64 */
            days: number;
        };
        /** @enum {string} */
        CellKind: "used" | "held" | "today" | "left" | "warn" | "over" | "law";
        /** @enum {string} */
        Channel: "web" | "phone" | "window" | "kiosk" | "agent";
        Checkpoint: {
            /** Format: int64 */
            lane: number;
            /** Format: int64 */
            count: number;
            root: string;
            chain: string;
            /** Format: date-time */
            at: string;
            signature: string;
            signer: string;
        };
        CheckpointList: {
            items: components["schemas"]["Checkpoint"][];
            next: string | null;
        };
        ClockBasis: {
            law: string;
            article: string;
        };
        ClockView: {
            name: string;
            title: string;
            kind: string;
            state: string;
            /** Format: int64 */
            limit: number;
            /** Format: int64 */
            amount: number;
            unit: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            due_at: string;
            stopped_at: string | null;
            /** Format: int64 */
            used: number;
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            held: number;
            words: string;
            level: string;
            provisional: boolean;
            basis: components["schemas"]["ClockBasis"];
            days: components["schemas"]["Cell"][];
        };
        CompleteTask: {
            outcome: string;
            comment?: string | null;
            ground?: components["schemas"]["Ground"] | null;
            faults?: components["schemas"]["Fault"][];
            verdicts?: components["schemas"]["MaterialVerdict"][];
            form?: unknown;
        };
        Correction: {
            /** Format: date-time */
            notice_at: string;
            /** Format: date-time */
            due_at: string;
            comment: string;
            faults: components["schemas"]["Fault"][];
        };
        CreateCase: {
            item_code: string;
            form?: unknown;
            applicant?: components["schemas"]["GivenApplicant"] | null;
            channel?: components["schemas"]["Channel"] | null;
        };
        DocumentView: {
            id: string;
            kind: string;
            title: string;
            number: string;
            /** Format: date-time */
            issued_at: string;
            url: string;
        };
        EndHold: {
            result?: string | null;
        };
        Facet: {
            id: string;
            name: string;
            /** Format: int64 */
            count: number;
        };
        Facets: {
            departments: components["schemas"]["Facet"][];
            kinds: components["schemas"]["Facet"][];
        };
        Fault: {
            material: string | null;
            field: string | null;
            what: string;
            why: string;
            how: string;
        };
        Fees: {
            free: boolean;
            text: string;
        };
        FieldValue: {
            title: string;
            value: string;
        };
        FormLayout: {
            groups: components["schemas"]["LayoutGroup"][];
        };
        GivenApplicant: {
            kind: components["schemas"]["PersonKind"];
            name: string;
            id_number?: string | null;
            credit_code?: string | null;
            phone?: string | null;
            address?: string | null;
        };
        /** @enum {string} */
        Ground: "not_required" | "not_competent" | "banned";
        GuideStep: {
            name: string;
            who: string;
            limit: string | null;
            note: string | null;
        };
        Health: {
            status: string;
        };
        /** @enum {string} */
        HoldKind: "hearing" | "tender" | "auction" | "inspection" | "testing" | "quarantine" | "appraisal" | "expert_review";
        HoldStarted: {
            hold: components["schemas"]["HoldView"];
            case: components["schemas"]["Case"];
        };
        HoldView: {
            id: string;
            kind: components["schemas"]["HoldKind"];
            kind_name: string;
            article: string;
            reason: string;
            /** Format: date-time */
            from: string;
            /** Format: date */
            planned_end: string;
            ended_at: string | null;
        };
        Item: {
            code: string;
            name: string;
            department: string;
            region_code: string;
            kind: components["schemas"]["ItemKind"];
            kind_name: string;
            case_kind: components["schemas"]["CaseKind"] | null;
            online: boolean;
            summary: string | null;
            highlights: string[];
            version: string;
            description: string | null;
            audience: string[];
            conditions: string[];
            form_schema: unknown;
            form_layout: components["schemas"]["FormLayout"] | null;
            materials: components["schemas"]["Material"][];
            limits: components["schemas"]["Limit"][];
            steps: components["schemas"]["GuideStep"][];
            fees: components["schemas"]["Fees"] | null;
            visits: number | null;
            channels: string[];
            places: components["schemas"]["Place"][];
            legal_basis: components["schemas"]["LegalBasis"][];
            faq: components["schemas"]["Question"][];
            result: components["schemas"]["ItemResult"] | null;
            documents: string[];
            example: boolean;
            example_note: string | null;
            handled_in: string;
            source: components["schemas"]["ItemSource"];
        };
        /** @enum {string} */
        ItemKind: "permit" | "penalty" | "enforcement" | "levy" | "benefit" | "inspection" | "confirmation" | "reward" | "ruling" | "other_power" | "public_service";
        ItemList: {
            items: components["schemas"]["ItemRow"][];
            next: string | null;
            /** Format: int64 */
            total: number;
            facets: components["schemas"]["Facets"];
            suggestion: string | null;
        };
        ItemRef: {
            code: string;
            name: string;
        };
        ItemResult: {
            name: string;
            kind: string;
            validity: string | null;
        };
        ItemRow: {
            code: string;
            name: string;
            department: string;
            region_code: string;
            kind: components["schemas"]["ItemKind"];
            kind_name: string;
            case_kind: components["schemas"]["CaseKind"] | null;
            online: boolean;
            summary: string | null;
            highlights: string[];
        };
        ItemSource: {
            url: string | null;
            note: string;
        };
        Law: {
            id: string;
            title: string;
            short_title: string;
            version: string;
            valid_from: string;
            valid_to: string | null;
            date_basis: string;
            source: string;
            licence: string;
            as_of: string;
            note: string;
            articles: components["schemas"]["Article"][];
        };
        LayoutGroup: {
            id: string;
            title: string;
            fields: string[];
            note: string | null;
        };
        LegalBasis: {
            law_id: string;
            law: string;
            version: string;
            article: string;
            quote: string;
        };
        /** @enum {string} */
        Level: "city" | "county" | "township" | "village";
        Licence: {
            number: string;
            title: string;
            holder: string;
            fields: components["schemas"]["FieldValue"][];
            /** Format: date */
            issued_on: string;
            /** Format: date */
            valid_from: string;
            valid_to: string | null;
            status: components["schemas"]["Status"];
            status_name: string;
            body: string;
            verification_url: string;
            case_number: string;
        };
        LicenceRef: {
            number: string;
            title: string;
            status: string;
        };
        Limit: {
            name: components["schemas"]["LimitName"];
            title: string;
            /** Format: int64 */
            amount: number;
            unit: components["schemas"]["Unit"];
            start: components["schemas"]["LimitStart"];
            basis: components["schemas"]["Basis"];
            statutory: boolean;
        };
        /** @enum {string} */
        LimitName: "pre_review" | "notice" | "decision" | "promised" | "delivery";
        /** @enum {string} */
        LimitStart: "received" | "accepted" | "all_documents_received" | "decided";
        Material: {
            id: string;
            name: string;
            required: boolean;
            when: string | null;
            source: components["schemas"]["MaterialSource"];
            source_name: string;
            held: boolean;
            provided_by: components["schemas"]["ProvidedBy"];
            form: string;
            /** Format: int64 */
            copies: number;
            accepts: string[];
            /** Format: int64 */
            max_bytes: number;
            note: string | null;
            basis: string | null;
            sample_url: string | null;
        };
        MaterialAdded: {
            material: components["schemas"]["CaseMaterial"];
            /** Format: int64 */
            case_version: number;
        };
        MaterialFile: {
            name: string;
            /** Format: int64 */
            size: number;
            type: string;
            /** Format: date-time */
            uploaded_at: string;
            digest: string;
        };
        /** @enum {string} */
        MaterialSource: "applicant_made" | "applicant_signed" | "shared_data" | "third_party";
        /** @enum {string} */
        MaterialState: "absent" | "received" | "scanned" | "usable" | "shared";
        MaterialVerdict: {
            material: string;
            verdict: components["schemas"]["Verdict"];
        };
        Meta: {
            product: string;
            version: string;
            demo: boolean;
            region: components["schemas"]["MetaRegion"];
            /** Format: date-time */
            now: string;
            today: components["schemas"]["MetaToday"];
            languages: string[];
        };
        MetaRegion: {
            code: string;
            name: string;
        };
        MetaToday: {
            /** Format: date */
            date: string;
            words: string;
            is_workday: boolean;
            closes_at: string;
        };
        Missing: {
            id: string;
            name: string;
            why: string;
        };
        NextAction: {
            kind: string;
            words: string;
            due_at: string | null;
        };
        Notice: {
            id: string;
            title: string;
            published_on: string;
            body: string;
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
        };
        OutcomeView: {
            id: string;
            name: string;
            consequence: string;
            needs_comment: boolean;
        };
        OwnData: {
            name: string;
            id_number: string | null;
            credit_code: string | null;
            phone: string | null;
            address: string | null;
        };
        PatchCase: {
            form: unknown;
        };
        /** @enum {string} */
        PersonKind: "citizen" | "company" | "staff";
        Place: {
            name: string;
            address: string;
            hours: string;
            phone: string;
        };
        ProcessView: {
            model: string;
            /** Format: int64 */
            version: number;
            active: string[];
        };
        Progress: {
            number: string;
            item: components["schemas"]["ItemRef"];
            state: components["schemas"]["State"];
            state_name: string;
            clock: components["schemas"]["ClockView"] | null;
            timeline: components["schemas"]["Step"][];
            next: string;
        };
        /** @enum {string} */
        ProvidedBy: "upload" | "form" | "shared";
        Question: {
            question: string;
            answer: string;
        };
        Queue: {
            id: string;
            name: string;
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            yellow: number;
            /** Format: int64 */
            red: number;
        };
        QueueList: {
            items: components["schemas"]["Queue"][];
        };
        Region: {
            code: string;
            name: string;
            level: components["schemas"]["Level"];
            parent: string;
        };
        RegionList: {
            items: components["schemas"]["Region"][];
        };
        SessionReply: {
            token: string | null;
            csrf: string;
            user: components["schemas"]["User"];
            expires_at: string | null;
        };
        SignInRequest: {
            account: string;
            password: string;
        };
        Signature: {
            kind: string;
            name: string;
        };
        StartHold: {
            kind: components["schemas"]["HoldKind"];
            reason: string;
            /** Format: date */
            planned_end: string;
        };
        /** @enum {string} */
        State: "draft" | "received" | "correcting" | "not_required" | "not_accepted" | "accepted" | "in_review" | "held" | "granted" | "refused" | "closed" | "withdrawn";
        /** @enum {string} */
        Status: "valid" | "expired" | "annulled" | "retracted" | "revoked" | "cancelled";
        Step: {
            at: string | null;
            kind: string;
            title: string;
            who: string;
            body: string | null;
            element: string | null;
            comment: string | null;
            took: components["schemas"]["Took"] | null;
            state: string;
            document_id: string | null;
        };
        SubmitCase: {
            signature?: components["schemas"]["Signature"] | null;
        };
        TaskDetail: {
            task: components["schemas"]["TaskView"];
            case: components["schemas"]["Case"];
        };
        TaskList: {
            items: components["schemas"]["TaskView"][];
            next: string | null;
            /** Format: int64 */
            total: number;
        };
        TaskRef: {
            id: string;
            name: string;
            element: string;
            who: string;
            due_at: string | null;
        };
        TaskView: {
            id: string;
            case_number: string;
            name: string;
            act: string;
            element: string;
            applicant_name: string;
            item: components["schemas"]["ItemRef"];
            channel: string;
            due_at: string | null;
            clock: components["schemas"]["ClockView"] | null;
            outcomes: components["schemas"]["OutcomeView"][];
            /** Format: date-time */
            created_at: string;
            /** Format: int64 */
            version: number;
        };
        Took: {
            words: string;
        };
        Topic: {
            id: string;
            title: string;
            hint: string;
            items: components["schemas"]["TopicItem"][];
        };
        TopicItem: {
            code: string;
            name: string;
        };
        TopicList: {
            items: components["schemas"]["Topic"][];
        };
        /** @enum {string} */
        Unit: "workday" | "calendar_day" | "hour";
        User: {
            id: string;
            account: string;
            name: string;
            kind: components["schemas"]["PersonKind"];
            body: components["schemas"]["BodyRef"] | null;
            roles: string[];
            applicant: components["schemas"]["OwnData"] | null;
        };
        /** @enum {string} */
        Verdict: "none" | "ok" | "missing" | "wrong_form" | "expired" | "not_needed";
        Verification: {
            number: string;
            title: string;
            status: components["schemas"]["Status"];
            status_name: string;
            holder_masked: string;
            body: string;
            /** Format: date */
            issued_on: string;
            valid_to: string | null;
            digest_ok: boolean;
        };
        WithdrawCase: {
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "metrics.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "meta.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionReply"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionReply"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "items.search": {
        parameters: {
            query?: {
                q?: string;
                region?: string;
                department?: string;
                kind?: string;
                audience?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "items.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "topics.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "regions.list": {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "laws.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Law"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "laws.article": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleView"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.list": {
        parameters: {
            query?: {
                mine?: boolean;
                state?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCase"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.patch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCase"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.submit": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitCase"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawCase"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "materials.add": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    material: string;
                    file: string;
                };
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialAdded"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "materials.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "materials.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "documents.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks.list": {
        parameters: {
            query?: {
                queue?: string;
                item?: string;
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks.queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks.complete": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteTask"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "holds.start": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartHold"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldStarted"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "holds.end": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndHold"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "progress.read": {
        parameters: {
            query: {
                number: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "licences.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "licences.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "licences.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "api.openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "api.docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description 没有成功：detail 说明该怎么做 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
