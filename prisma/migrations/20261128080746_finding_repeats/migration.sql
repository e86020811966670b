-- AlterEnum
ALTER TYPE "FindingKind" ADD VALUE 'repeat';
