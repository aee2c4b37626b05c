-- More states of an application. A transaction cannot use a value of an enum that it adds, so what uses them is the next migration.
ALTER TYPE "ApplicationState" ADD VALUE 'responded' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'screening' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'shortlisted' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'interview' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'offered' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'hired' BEFORE 'rejected';
ALTER TYPE "ApplicationState" ADD VALUE 'declined' BEFORE 'withdrawn';
ALTER TYPE "ApplicationState" ADD VALUE 'ghosted';
ALTER TYPE "ApplicationState" ADD VALUE 'vacancy_closed';
