-- E-mail addresses compare without case.
CREATE EXTENSION IF NOT EXISTS citext;


-- CreateEnum
CREATE TYPE "Role" AS ENUM ('translator', 'editor', 'publisher', 'admin');

-- CreateEnum
CREATE TYPE "ArticleState" AS ENUM ('draft', 'in_review', 'approved', 'scheduled', 'published', 'corrected', 'withdrawn', 'killed');

-- CreateEnum
CREATE TYPE "BlockStatus" AS ENUM ('machine', 'edited', 'reviewed', 'stale');

-- CreateEnum
CREATE TYPE "RevisionReason" AS ENUM ('translated', 'edited', 'reviewed', 'published', 'corrected', 'taken_over', 'restored', 'imported', 'withdrawn');

-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('correction', 'clarification', 'update', 'editors_note');

-- CreateEnum
CREATE TYPE "FrontState" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "PictureRights" AS ENUM ('own', 'licensed', 'press', 'public_domain', 'none');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('open', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "TakedownState" AS ENUM ('open', 'carried_out', 'declined');

-- CreateEnum
CREATE TYPE "SourceState" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "FetchOutcome" AS ENUM ('fetched', 'unchanged', 'failed');

-- CreateEnum
CREATE TYPE "Completeness" AS ENUM ('full', 'excerpt');

-- CreateEnum
CREATE TYPE "MemoryOrigin" AS ENUM ('machine', 'human');

-- CreateEnum
CREATE TYPE "FindingKind" AS ENUM ('number', 'name', 'quote', 'negation', 'length', 'untranslated', 'unit');

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "sections" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "factor" TEXT NOT NULL DEFAULT 'password',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "user_id" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "token_hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "invitations" (
    "token_hash" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" "Role" NOT NULL,
    "inviter_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sections" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_topics" (
    "article_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "article_topics_pkey" PRIMARY KEY ("article_id","topic_id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "biography" TEXT NOT NULL DEFAULT '',
    "user_id" INTEGER,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agencies" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "codes" TEXT[],

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bylines" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" INTEGER,
    "agency_id" INTEGER,
    "credit" TEXT,

    CONSTRAINT "bylines_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" SERIAL NOT NULL,
    "state" "ArticleState" NOT NULL DEFAULT 'draft',
    "language" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "section_id" INTEGER NOT NULL,
    "source_item_id" INTEGER,
    "source_id" INTEGER,
    "original_language" TEXT,
    "base_revision_id" INTEGER,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL,
    "path" TEXT,
    "published_on" DATE,
    "scheduled_for" TIMESTAMPTZ(3),
    "embargo_until" TIMESTAMPTZ(3),
    "breaking_until" TIMESTAMPTZ(3),
    "first_published_at" TIMESTAMPTZ(3),
    "modified_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,
    "published_revision_id" INTEGER,
    "fill" "BlockStatus",
    "lead_picture" JSONB,
    "indexable" BOOLEAN NOT NULL DEFAULT false,
    "noindex_reason" TEXT,
    "assignee_id" INTEGER,
    "last_block_number" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_blocks" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "status" "BlockStatus" NOT NULL,
    "source_key" TEXT,
    "source_hash" TEXT,
    "engine" TEXT,
    "engine_version" TEXT,
    "translated_at" TIMESTAMPTZ(3),
    "edited_by_id" INTEGER,
    "edited_at" TIMESTAMPTZ(3),
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "stale_since" TIMESTAMPTZ(3),

    CONSTRAINT "article_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_revisions" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" "RevisionReason" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "author_id" INTEGER,
    "author" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "teaser" TEXT NOT NULL DEFAULT '',
    "blocks" JSONB NOT NULL,
    "credits" JSONB NOT NULL DEFAULT '[]',
    "provenance" JSONB,
    "base_revision_id" INTEGER,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corrections" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "revision_id" INTEGER,
    "kind" "CorrectionKind" NOT NULL,
    "text" TEXT NOT NULL,
    "block_key" TEXT,
    "at_top" BOOLEAN NOT NULL DEFAULT false,
    "author_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirects" (
    "path" TEXT NOT NULL,
    "target" TEXT,
    "status" INTEGER NOT NULL,
    "article_id" INTEGER,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redirects_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "front_versions" (
    "id" SERIAL NOT NULL,
    "section_id" INTEGER,
    "number" INTEGER NOT NULL,
    "state" "FrontState" NOT NULL DEFAULT 'draft',
    "author_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "front_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "front_slots" (
    "version_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "front_slots_pkey" PRIMARY KEY ("version_id","position")
);

-- CreateTable
CREATE TABLE "media" (
    "id" SERIAL NOT NULL,
    "sha256" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "copyright" TEXT,
    "rights" "PictureRights" NOT NULL,
    "rights_until" TIMESTAMPTZ(3),
    "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "drawing" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "renditions" (
    "media_id" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "renditions_pkey" PRIMARY KEY ("media_id","width","format")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "block_key" TEXT,
    "author_id" INTEGER,
    "text" TEXT NOT NULL,
    "mentions" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filters" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_filters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presences" (
    "article_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("article_id","user_id")
);

-- CreateTable
CREATE TABLE "view_hours" (
    "article_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "view_hours_pkey" PRIMARY KEY ("article_id","hour")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "block_key" TEXT,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "state" "ReportState" NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "takedowns" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER,
    "source_item_id" INTEGER,
    "media_id" INTEGER,
    "url" TEXT NOT NULL,
    "requester" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "TakedownState" NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "takedowns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tombstones" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "romanised_name" TEXT,
    "city" TEXT,
    "country" TEXT,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "homepage" TEXT,
    "state" "SourceState" NOT NULL DEFAULT 'active',
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "section_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence_terms" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "may_fetch_pages" BOOLEAN NOT NULL DEFAULT false,
    "may_show_full_text" BOOLEAN NOT NULL DEFAULT false,
    "may_translate" BOOLEAN NOT NULL DEFAULT false,
    "may_show_pictures" BOOLEAN NOT NULL DEFAULT false,
    "may_index" BOOLEAN NOT NULL DEFAULT false,
    "excerpt_characters" INTEGER NOT NULL DEFAULT 280,
    "attribution" TEXT,
    "note" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "licence_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feeds" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "format" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "next_fetch_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_fetched_at" TIMESTAMPTZ(3),
    "last_good_at" TIMESTAMPTZ(3),
    "fault_code" TEXT,
    "fault_reason" TEXT,
    "fault_since" TIMESTAMPTZ(3),
    "fault_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_fetches" (
    "id" BIGSERIAL NOT NULL,
    "feed_id" INTEGER NOT NULL,
    "run_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "FetchOutcome" NOT NULL,
    "items" INTEGER NOT NULL DEFAULT 0,
    "fault_code" TEXT,
    "reason" TEXT,
    "problems" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "feed_fetches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_items" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "feed_id" INTEGER,
    "cluster_id" INTEGER,
    "external_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "filed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "listed_at" TIMESTAMPTZ(3),
    "retracted_at" TIMESTAMPTZ(3),
    "current_revision_id" INTEGER,
    "feed_fingerprint" TEXT,
    "page_checked_at" TIMESTAMPTZ(3),
    "next_page_check_at" TIMESTAMPTZ(3),
    "page_fault_code" TEXT,
    "page_fault_reason" TEXT,
    "translation_fault" TEXT,
    "last_block_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "source_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_revisions" (
    "id" SERIAL NOT NULL,
    "item_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "run_id" TEXT,
    "filed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL DEFAULT '',
    "byline" TEXT,
    "agency" TEXT,
    "updated_at" TIMESTAMPTZ(3),
    "completeness" "Completeness" NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "source_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_blocks" (
    "id" SERIAL NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "hash" TEXT NOT NULL,

    CONSTRAINT "source_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clusters" (
    "id" SERIAL NOT NULL,
    "headline" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clusters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "glossary_terms" (
    "id" SERIAL NOT NULL,
    "source_language" TEXT NOT NULL,
    "target_language" TEXT NOT NULL DEFAULT 'en',
    "term" TEXT NOT NULL,
    "translation" TEXT NOT NULL,
    "section_id" INTEGER,
    "case_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "glossary_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memory_segments" (
    "id" BIGSERIAL NOT NULL,
    "source_language" TEXT NOT NULL,
    "target_language" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "origin" "MemoryOrigin" NOT NULL,
    "engine" TEXT NOT NULL DEFAULT '',
    "uses" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_segments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "translation_spends" (
    "id" BIGSERIAL NOT NULL,
    "run_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "engine_version" TEXT,
    "characters" INTEGER NOT NULL,
    "memory_characters" INTEGER NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "translation_spends_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "translation_budgets" (
    "id" SERIAL NOT NULL,
    "month" DATE NOT NULL,
    "source_id" INTEGER,
    "characters" BIGINT,
    "cost_micros" BIGINT,

    CONSTRAINT "translation_budgets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "findings" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "block_key" TEXT NOT NULL,
    "kind" "FindingKind" NOT NULL,
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "message" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" INTEGER,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestions" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "block_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "taken" BOOLEAN,

    CONSTRAINT "suggestions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_expires_at_idx" ON "sessions"("user_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "throttles_window_start_idx" ON "throttles"("window_start");

-- CreateIndex
CREATE INDEX "audit_entries_subject_id_idx" ON "audit_entries"("subject", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_id_idx" ON "audit_entries"("actor_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sections_slug_key" ON "sections"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "article_topics_topic_id_article_id_idx" ON "article_topics"("topic_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_slug_key" ON "people"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "people_user_id_key" ON "people"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "agencies_slug_key" ON "agencies"("slug");

-- CreateIndex
CREATE INDEX "bylines_person_id_article_id_idx" ON "bylines"("person_id", "article_id");

-- CreateIndex
CREATE INDEX "bylines_agency_id_article_id_idx" ON "bylines"("agency_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_path_key" ON "articles"("path");

-- CreateIndex
CREATE UNIQUE INDEX "articles_published_revision_id_key" ON "articles"("published_revision_id");

-- CreateIndex
CREATE INDEX "articles_state_updated_at_id_idx" ON "articles"("state", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_assignee_id_state_idx" ON "articles"("assignee_id", "state");

-- CreateIndex
CREATE INDEX "articles_base_revision_id_idx" ON "articles"("base_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_source_item_id_language_key" ON "articles"("source_item_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "article_blocks_article_id_key_key" ON "article_blocks"("article_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "article_revisions_article_id_number_key" ON "article_revisions"("article_id", "number");

-- CreateIndex
CREATE INDEX "corrections_at_id_idx" ON "corrections"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "corrections_article_id_idx" ON "corrections"("article_id");

-- CreateIndex
CREATE INDEX "redirects_article_id_idx" ON "redirects"("article_id");

-- CreateIndex
CREATE INDEX "front_slots_article_id_idx" ON "front_slots"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "front_slots_version_id_article_id_key" ON "front_slots"("version_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_sha256_key" ON "media"("sha256");

-- CreateIndex
CREATE INDEX "media_created_at_id_idx" ON "media"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "renditions_key_key" ON "renditions"("key");

-- CreateIndex
CREATE INDEX "notes_article_id_id_idx" ON "notes"("article_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filters_user_id_name_key" ON "saved_filters"("user_id", "name");

-- CreateIndex
CREATE INDEX "view_hours_hour_idx" ON "view_hours"("hour");

-- CreateIndex
CREATE INDEX "reports_state_at_idx" ON "reports"("state", "at");

-- CreateIndex
CREATE INDEX "reports_article_id_idx" ON "reports"("article_id");

-- CreateIndex
CREATE INDEX "takedowns_state_at_idx" ON "takedowns"("state", "at");

-- CreateIndex
CREATE INDEX "tombstones_source_id_url_idx" ON "tombstones"("source_id", "url");

-- CreateIndex
CREATE UNIQUE INDEX "tombstones_source_id_external_id_key" ON "tombstones"("source_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "sources_slug_key" ON "sources"("slug");

-- CreateIndex
CREATE INDEX "sources_language_idx" ON "sources"("language");

-- CreateIndex
CREATE INDEX "licence_terms_source_id_valid_from_idx" ON "licence_terms"("source_id", "valid_from" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "feeds_url_key" ON "feeds"("url");

-- CreateIndex
CREATE INDEX "feeds_source_id_idx" ON "feeds"("source_id");

-- CreateIndex
CREATE INDEX "feeds_next_fetch_at_idx" ON "feeds"("next_fetch_at");

-- CreateIndex
CREATE INDEX "feed_fetches_feed_id_at_idx" ON "feed_fetches"("feed_id", "at" DESC);

-- CreateIndex
CREATE INDEX "feed_fetches_run_id_idx" ON "feed_fetches"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_items_current_revision_id_key" ON "source_items"("current_revision_id");

-- CreateIndex
CREATE INDEX "source_items_source_id_url_idx" ON "source_items"("source_id", "url");

-- CreateIndex
CREATE INDEX "source_items_feed_id_listed_at_idx" ON "source_items"("feed_id", "listed_at");

-- CreateIndex
CREATE INDEX "source_items_feed_id_next_page_check_at_idx" ON "source_items"("feed_id", "next_page_check_at");

-- CreateIndex
CREATE INDEX "source_items_cluster_id_idx" ON "source_items"("cluster_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_items_source_id_external_id_key" ON "source_items"("source_id", "external_id");

-- CreateIndex
CREATE INDEX "source_revisions_run_id_idx" ON "source_revisions"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_revisions_item_id_number_key" ON "source_revisions"("item_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "source_blocks_revision_id_key_key" ON "source_blocks"("revision_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "source_blocks_revision_id_position_key" ON "source_blocks"("revision_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "memory_segments_source_language_target_language_source_hash_key" ON "memory_segments"("source_language", "target_language", "source_hash", "origin", "engine");

-- CreateIndex
CREATE INDEX "translation_spends_at_idx" ON "translation_spends"("at");

-- CreateIndex
CREATE INDEX "translation_spends_run_id_idx" ON "translation_spends"("run_id");

-- CreateIndex
CREATE INDEX "translation_spends_source_id_at_idx" ON "translation_spends"("source_id", "at");

-- CreateIndex
CREATE INDEX "findings_article_id_block_key_idx" ON "findings"("article_id", "block_key");

-- CreateIndex
CREATE INDEX "suggestions_article_id_block_key_idx" ON "suggestions"("article_id", "block_key");

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_item_id_fkey" FOREIGN KEY ("source_item_id") REFERENCES "source_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_base_revision_id_fkey" FOREIGN KEY ("base_revision_id") REFERENCES "source_revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_published_revision_id_fkey" FOREIGN KEY ("published_revision_id") REFERENCES "article_revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_blocks" ADD CONSTRAINT "article_blocks_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_blocks" ADD CONSTRAINT "article_blocks_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_blocks" ADD CONSTRAINT "article_blocks_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revisions" ADD CONSTRAINT "article_revisions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revisions" ADD CONSTRAINT "article_revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "article_revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_versions" ADD CONSTRAINT "front_versions_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_versions" ADD CONSTRAINT "front_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_slots" ADD CONSTRAINT "front_slots_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "front_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_slots" ADD CONSTRAINT "front_slots_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_hours" ADD CONSTRAINT "view_hours_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_source_item_id_fkey" FOREIGN KEY ("source_item_id") REFERENCES "source_items"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_terms" ADD CONSTRAINT "licence_terms_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_fetches" ADD CONSTRAINT "feed_fetches_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "clusters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "source_revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_revisions" ADD CONSTRAINT "source_revisions_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "source_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_blocks" ADD CONSTRAINT "source_blocks_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "source_revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "translation_spends" ADD CONSTRAINT "translation_spends_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "translation_budgets" ADD CONSTRAINT "translation_budgets_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "article_counts" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,

    CONSTRAINT "article_counts_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "picture_origins" (
    "url" TEXT NOT NULL,
    "media_id" INTEGER,
    "fault_code" TEXT,
    "fault_reason" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_origins_pkey" PRIMARY KEY ("url")
);

-- CreateIndex
CREATE INDEX "picture_origins_media_id_idx" ON "picture_origins"("media_id");

-- AddForeignKey
ALTER TABLE "picture_origins" ADD CONSTRAINT "picture_origins_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;
