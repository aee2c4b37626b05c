-- Requests to have words about oneself taken out of what others wrote: cases of their own subject and category, with a consequence of their own.
-- AlterEnum
ALTER TYPE "ReportSubject" ADD VALUE 'words';

-- AlterEnum
ALTER TYPE "ReportCategory" ADD VALUE 'words';

-- AlterEnum
ALTER TYPE "Rung" ADD VALUE 'words_removal';
