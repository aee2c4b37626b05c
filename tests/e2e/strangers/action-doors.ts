// Who may come in at each server action, and what everybody else is told there. An action of the build without a row here fails.
import { agenda, type Caller, card, farMonday, type Member, members, type Scene, terms } from "./scene.ts";

export type Door = {
  /** Who may; the first of them proves that the door opens. Everybody else is refused. */
  may: readonly Caller[];
  /** What those who may not are told; "ok" where nothing happens and nobody is told so. */
  others?: string;
  /** Those who are told something else, because they have some part in it. */
  but?: Partial<Record<Member, string>>;
  /** What the first who may is told, where it is not "ok". */
  says?: string;
  input: (scene: Scene) => unknown;
};

const reason = "Beriklan";
const moderators = ["host", "moderator", "second"] as const;
const anybody = ["guest", ...members] as const;
const everyMember = members;
const recruiters = ["neighbour", "host", "moderator"] as const;
const inRoom = ["listener", "candidate", "called", "speaker", "talker", ...moderators] as const;

const byModerators = (input: Door["input"]): Door => ({ may: moderators, input });
const byHost = (input: Door["input"]): Door => ({ may: ["host"], input });
const byAdmin = (input: Door["input"]): Door => ({ may: ["admin"], input });
const byCompany = (input: Door["input"]): Door => ({ may: ["colleague"], input });
const by = (owner: Member, input: Door["input"]): Door => ({ may: [owner], input });
const onSpeaker = (more: object = {}) => byModerators(({ seats }) => ({ seatId: seats.speaker, ...more }));
const inTheRoom = (more: object = {}) => byModerators(({ roomId }) => ({ roomId, ...more }));

/** The host holds the claim; those who could hold it are told that it is not theirs. */
const byClaim = {
  may: ["host"],
  but: { moderator: "claim_over", second: "claim_over", officer: "claim_over", admin: "claim_over" },
} satisfies Omit<Door, "input">;

const timetable = {
  title: "Forum Kerja",
  purpose: "Didengar",
  zone: "Asia/Jakarta",
  weekdays: ["MO"],
  startsLocal: `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T19:00`,
  minutes: 60,
  agenda,
};
const said = { code: "advice", vacancyId: null, note: "" };

/** What a browser sends of a passkey, signed by nobody. */
const signed = {
  id: "abc",
  rawId: "abc",
  response: { clientDataJSON: "abc", authenticatorData: "abc", signature: "abc" },
  clientExtensionResults: {},
  type: "public-key",
};
const made = { ...signed, response: { clientDataJSON: "abc", attestationObject: "abc" } };

export const doors: Record<string, Door> = {
  // accounts: getting in and out
  signUp: { may: anybody, input: () => ({ email: `new-${crypto.randomUUID()}@people.test`, locale: "id" }) },
  signIn: { may: anybody, says: "wrong_password", input: ({ email }) => ({ email: email("candidate"), password: "bukan yang ini" }) },
  requestLink: { may: anybody, input: ({ email }) => ({ email: email("candidate"), purpose: "reset", locale: "id" }) },
  openLink: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43) }) },
  finishSignUp: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43), password: "hujan sore di rel" }) },
  resetPassword: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43), password: "hujan sore di rel" }) },
  giveCode: { may: anybody, says: "attempt_over", input: () => ({ code: "123456" }) },
  givePasskey: { may: anybody, says: "passkey_refused", input: () => ({ credential: signed }) },
  askPasskey: { may: anybody, input: () => ({}) },
  signOut: { may: everyMember, input: () => ({}) },
  signOutEverywhere: { may: everyMember, input: () => ({}) },
  endDevice: { ...by("host", ({ sessions }) => ({ sessionId: sessions.host })), others: "ok" },
  changePassword: { may: everyMember, says: "wrong_password", input: () => ({ current: "bukan yang ini", next: "hujan sore di rel" }) },
  askAddressChange: { may: everyMember, input: () => ({ email: `${crypto.randomUUID()}@people.test` }) },
  withdrawAddressChange: { may: everyMember, input: () => ({}) },
  confirmAddress: { may: anybody, says: "link_dead", input: () => ({ token: `confirm.${crypto.randomUUID()}.${"x".repeat(43)}` }) },
  stopAddressChange: { may: anybody, says: "link_dead", input: () => ({ token: `stop.${crypto.randomUUID()}.${"x".repeat(43)}` }) },
  startLinking: { may: everyMember, input: () => ({ provider: "demo" }) },
  unlinkAccount: { may: everyMember, input: () => ({ linkedAccountId: crypto.randomUUID() }) },
  chooseLanguage: { may: everyMember, input: () => ({ locale: "en" }) },
  giveConsent: { may: everyMember, says: "conflict", input: () => ({ purpose: "subjects", locale: "id", textHash: "x".repeat(43) }) },
  withdrawConsent: { may: everyMember, input: () => ({ purpose: "subjects" }) },
  // accounts: second factors
  offerPasskey: { may: everyMember, input: () => ({}) },
  addPasskey: { may: everyMember, says: "passkey_refused", input: () => ({ credential: made, name: "Telepon" }) },
  renamePasskey: by("candidate", ({ passkeyId }) => ({ passkeyId, name: "Telepon" })),
  removePasskey: { ...by("candidate", ({ passkeyId }) => ({ passkeyId })), says: "last_way_in" },
  beginApp: { may: everyMember, input: () => ({}) },
  confirmApp: { may: everyMember, says: "code_wrong", input: () => ({ code: "123456" }) },
  removeApp: { may: everyMember, input: () => ({}) },
  renewRecoveryCodes: by("candidate", () => ({})),
  proofWays: { may: everyMember, input: () => ({}) },
  proveHere: { may: everyMember, input: () => ({}) },
  proveByCode: { may: everyMember, says: "code_wrong", input: () => ({ code: "123456" }) },
  proveByPassword: { may: everyMember, says: "wrong_password", input: () => ({ password: "bukan yang ini" }) },
  proveByPasskey: { may: everyMember, says: "passkey_refused", input: () => ({ credential: signed }) },
  askFactorReset: byAdmin(({ people }) => ({ personId: people.candidate, reason: "Telepon hilang di angkot" })),
  withdrawFactorReset: { may: ["candidate", "admin"], input: ({ people }) => ({ personId: people.candidate }) },
  // accounts: roles and companies
  findPerson: byAdmin(({ email }) => ({ email: email("candidate"), reason: "Bertanya lewat kantor" })),
  grantRole: byAdmin(({ people }) => ({ personId: people.seeker, role: "admin" })),
  revokeRole: byAdmin(({ people }) => ({ personId: people.officer, role: "officer" })),
  createOrganisation: byAdmin(() => ({ name: `PT ${crypto.randomUUID()}` })),
  // The scene's company has one admin: who may drop members hears that this one stays.
  dropMember: {
    may: ["colleague", "admin"],
    says: "last_company_admin",
    input: ({ organisationId, people }) => ({ organisationId, personId: people.colleague }),
  },
  inviteMember: {
    may: ["colleague", "admin"],
    input: ({ organisationId, email }) => ({ organisationId, email: email("seeker"), role: "viewer" }),
  },
  changeMemberRole: {
    may: ["colleague", "admin"],
    says: "last_company_admin",
    input: ({ organisationId, people }) => ({ organisationId, personId: people.colleague, role: "viewer" }),
  },
  registerCompany: {
    may: everyMember,
    input: () => ({
      name: `PT ${crypto.randomUUID()}`,
      email: `hr@${crypto.randomUUID()}.test`,
      country: "ID",
      town: "Karawang",
      website: "",
      about: "Membuat rangka jok mobil untuk pabrik di Karawang.",
      answerableName: "Sari M.",
      answerableOffice: "Direktur",
    }),
  },
  editCompanyPage: byCompany(({ organisationId }) => ({
    organisationId,
    country: "ID",
    town: "Karawang",
    website: "",
    about: "Membuat rangka jok mobil untuk pabrik di Karawang.",
    answerableName: "Sari M.",
    answerableOffice: "Direktur",
  })),
  confirmCompany: { may: everyMember, says: "link_dead", input: () => ({ token: "x".repeat(43) }) },
  withdrawRegistration: { may: everyMember, input: () => ({}) },
  withdrawInvitation: { may: ["colleague", "admin"], others: "ok", input: ({ invitationId }) => ({ invitationId }) },
  acceptInvitation: by("invitee", ({ invitationId }) => ({ invitationId })),
  declineInvitation: { ...by("invitee", ({ invitationId }) => ({ invitationId })), others: "ok" },
  // privacy: deleting
  beginDeletion: { may: everyMember, input: () => ({}) },
  deleteAccount: { may: everyMember, input: () => ({ when: "later" }) },
  keepAccount: { may: anybody, says: "signed_out", input: () => ({}) },
  leaveClosed: { may: anybody, input: () => ({}) },
  // rooms: the visitor
  leave: { may: anybody, input: ({ roomId }) => ({ roomId }) },
  wearPersona: { may: everyMember, input: ({ roomId }) => ({ roomId, fresh: false }) },
  raise: { may: inRoom, others: "not_in_room", input: ({ roomId }) => ({ roomId, card, pinRef: null }) },
  editTicket: by("candidate", ({ tickets }) => ({ ticketId: tickets.candidate, card: { ...card, city: "Bekasi" } })),
  withdraw: by("candidate", ({ tickets }) => ({ ticketId: tickets.candidate })),
  acceptCall: by("called", ({ tickets }) => ({ ticketId: tickets.called })),
  declineCall: by("called", ({ tickets }) => ({ ticketId: tickets.called })),
  beginTurn: by("speaker", ({ turnId }) => ({ turnId })),
  stepDown: by("speaker", ({ turnId }) => ({ turnId })),
  // rooms: the moderators
  call: byModerators(({ roomId, tickets }) => ({ roomId, ticketId: tickets.candidate, reason })),
  lowerHand: byModerators(({ tickets }) => ({ ticketId: tickets.candidate, reason })),
  endTurn: byModerators(({ turnId }) => ({ turnId })),
  extendTurn: byModerators(({ turnId }) => ({ turnId })),
  mute: onSpeaker(),
  lock: onSpeaker({ reason }),
  unlock: onSpeaker(),
  demote: onSpeaker({ reason }),
  remove: onSpeaker({ reason }),
  ban: onSpeaker({ reason, scope: "series" }),
  liftBan: byModerators(({ banId }) => ({ banId })),
  goBackstage: inTheRoom(),
  openRoom: inTheRoom(),
  endRoom: inTheRoom(),
  setSegment: inTheRoom({ segment: 1 }),
  setHands: inTheRoom({ open: false }),
  setTurnLength: inTheRoom({ seconds: 60 }),
  // rooms: interviews
  invite: { may: ["host"], but: { moderator: "busy_interview", second: "missing", neighbour: "not_in_room" }, input: seatOfSpeaker },
  acceptInterview: by("candidate", ({ interviewId }) => ({ interviewId })),
  declineInterview: by("candidate", ({ interviewId }) => ({ interviewId })),
  // Nobody of the scene is connected, and a talk of which a side is gone any moderator ends.
  endInterview: { may: ["talker", "second", "host", "moderator"], input: ({ talkId }) => ({ interviewId: talkId }) },
  extendInterview: { may: ["talker", "second"], input: ({ talkId }) => ({ interviewId: talkId }) },
  // rooms: series
  createSeries: { may: recruiters, input: () => ({ ...timetable, slug: `forum-${Date.now()}`, myName: "Tetangga" }) },
  editSeries: byHost(({ seriesId }) => ({ ...timetable, seriesId })),
  skipDay: byHost(({ seriesId }) => ({ seriesId, localDate: farMonday, reason })),
  stopSeries: byHost(({ seriesId }) => ({ seriesId })),
  addModerator: byHost(({ seriesId, email }) => ({ seriesId, email: email("seeker"), name: "Baru" })),
  dropModerator: { may: ["host", "moderator"], input: ({ seriesId, moderatorId }) => ({ seriesId, moderatorId }) },
  withdrawModerator: { ...byHost(({ askedToModerate }) => ({ invitationId: askedToModerate })), others: "ok" },
  acceptModerating: by("invitee", ({ askedToModerate }) => ({ invitationId: askedToModerate })),
  declineModerating: { ...by("invitee", ({ askedToModerate }) => ({ invitationId: askedToModerate })), others: "ok" },
  // disclosure
  withdrawGrant: by("candidate", ({ grantId }) => ({ grantId })),
  // people's data
  askExport: { may: everyMember, input: () => ({}) },
  openExport: { may: everyMember, says: "missing", input: () => ({ exportId: crypto.randomUUID() }) },
  dropExport: { may: everyMember, input: () => ({ exportId: crypto.randomUUID() }) },
  exportProgress: { may: everyMember, input: () => ({}) },
  askWhatIsHeld: { may: anybody, input: () => ({ email: `asks-${crypto.randomUUID()}@people.test`, locale: "id" }) },
  drawPersonaAgain: { may: everyMember, says: "missing", input: () => ({ personaId: crypto.randomUUID() }) },
  retirePersona: { may: everyMember, says: "missing", input: () => ({ personaId: crypto.randomUUID() }) },
  readWhatIsHeld: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43) }) },
  removeWhatIsHeld: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43) }) },
  // Nothing is hidden, frozen or blocked here: the people of the scene must see each other.
  hideFrom: { may: everyMember, says: "missing", input: () => ({ kind: "organisation", organisationId: crypto.randomUUID() }) },
  showAgain: { may: everyMember, input: () => ({ entryId: crypto.randomUUID() }) },
  freeze: { may: everyMember, input: () => ({}) },
  thaw: { may: everyMember, input: () => ({}) },
  saveCompanyGroup: {
    may: ["officer", "admin"],
    says: "missing",
    input: () => ({ groupId: crypto.randomUUID(), name: "Grup", organisationIds: [crypto.randomUUID(), crypto.randomUUID()] }),
  },
  dropCompanyGroup: { may: ["officer", "admin"], input: () => ({ groupId: crypto.randomUUID() }) },
  blockSeat: { may: everyMember, says: "missing", input: () => ({ seatId: crypto.randomUUID() }) },
  unblock: { may: everyMember, input: () => ({ blockId: crypto.randomUUID() }) },
  // hiring
  postVacancy: byCompany(({ organisationId }) => ({ organisationId, ...terms(), title: "Juru las kedua" })),
  editVacancy: byCompany(({ vacancyId }) => ({ vacancyId, version: 1, ...terms(), openings: 3 })),
  saveVacancyDraft: byCompany(({ organisationId }) => ({ draftId: null, organisationId, vacancyId: null, version: 0, fields: {} })),
  dropVacancyDraft: { may: ["colleague"], others: "ok", input: () => ({ draftId: crypto.randomUUID() }) },
  duplicateVacancy: byCompany(({ vacancyId }) => ({ vacancyId, locale: "id" })),
  passVacancy: byAdmin(({ vacancyId }) => ({ vacancyId })),
  sendVacancyBack: byAdmin(({ vacancyId }) => ({ vacancyId, reason: "Tulis jam kerjanya." })),
  approveCriterion: { may: ["admin"], says: "missing", input: () => ({ criterionId: crypto.randomUUID() }) },
  refuseCriterion: {
    may: ["admin"],
    says: "missing",
    input: () => ({ criterionId: crypto.randomUUID(), reason: "Tidak perlu untuk ini." }),
  },
  confirmVacancyOpen: byCompany(({ vacancyId }) => ({ vacancyId, seatsLeft: 2 })),
  closeVacancy: byCompany(({ vacancyId }) => ({ vacancyId })),
  openApplication: byCompany(({ applicationId }) => ({ applicationId })),
  moveApplication: byCompany(({ applicationId }) => ({ applicationId, version: 0, to: "contacted" })),
  moveApplications: byCompany(({ vacancyId, applicationId }) => ({
    vacancyId,
    applications: [{ applicationId, version: 0 }],
    to: "screening",
  })),
  undoMoves: { may: everyMember, input: () => ({ batchId: crypto.randomUUID() }) },
  chooseMemberLetters: byCompany(({ organisationId }) => ({ organisationId, mode: "at_once" })),
  addApplicantNote: byCompany(({ applicationId }) => ({ applicationId, words: "Bertanya lagi" })),
  answerOffer: { ...by("candidate", ({ applicationId }) => ({ applicationId, answer: "declined" })), says: "conflict" },
  apply: { may: everyMember, input: ({ vacancyId }) => ({ vacancyId, roomId: null, card }) },
  allowRecruiter: by("candidate", ({ roomId, hostModeratorId }) => ({ roomId, moderatorId: hostModeratorId, fields: ["card"], days: 7 })),
  openAllowed: by("host", ({ allowedId }) => ({ grantId: allowedId })),
  saveProfileSection: {
    may: everyMember,
    input: () => ({ section: "skills", version: 0, content: [{ id: crypto.randomUUID(), name: "Las", level: "", extra: {} }] }),
  },
  readProfile: { may: everyMember, input: () => ({}) },
  shareProfile: by("candidate", ({ applicationId }) => ({ applicationId, parts: [], days: null })),
  // Nobody of the scene lets a company read parts of their profile: to the company that may it is missing too.
  openProfile: { may: ["colleague"], says: "missing", input: ({ applicationId }) => ({ applicationId }) },
  allowContact: by("candidate", ({ applicationId }) => ({ applicationId })),
  withdrawApplication: by("candidate", ({ applicationId }) => ({ applicationId })),
  pinVacancy: byModerators(({ roomId, vacancyId }) => ({ roomId, vacancyId })),
  unpinVacancy: inTheRoom(),
  logOutcome: byModerators(({ pastTurnId }) => ({ turnId: pastTurnId, interviewId: null, ...said, code: "interviewed" })),
  correctOutcome: by("host", ({ outcomeId }) => ({ outcomeId, ...said, note: "Lebih rinci" })),
  confirmOutcome: by("candidate", ({ outcomeId }) => ({ outcomeId })),
  readCheckIn: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43) }) },
  answerCheckInByLink: { may: anybody, says: "link_dead", input: () => ({ token: "x".repeat(43), answer: "yes" }) },
  answerCheckIn: by("candidate", ({ checkInId }) => ({ checkInId, answer: "yes" })),
  chooseCheckIns: { may: everyMember, input: () => ({ wanted: true }) },
  confirmHire: byCompany(({ hireId }) => ({ outcomeId: hireId })),
  // reports
  sendReport: {
    may: anybody,
    input: ({ seats }) => ({
      about: { kind: "seat", id: seats.speaker },
      category: "advert",
      words: "Jual pulsa",
      draftId: crypto.randomUUID(),
    }),
  },
  askWordsRemoval: { may: anybody, input: () => ({ words: "0812 3456 7890", where: "Di catatan hasil", draftId: crypto.randomUUID() }) },
  answerByCode: { may: anybody, input: ({ reports }) => ({ code: reports.code, statementId: reports.askedReporter, words: "Benar" }) },
  appealByCode: { may: anybody, input: ({ reports }) => ({ code: reports.decidedCode, words: "Keliru" }) },
  claimCase: { may: [...moderators, "officer", "admin"], input: ({ reports }) => ({ caseId: reports.caseId }) },
  releaseCase: { ...byClaim, input: ({ reports }) => ({ caseId: reports.caseId, claim: 1 }) },
  askSide: { ...byClaim, input: ({ reports }) => ({ caseId: reports.caseId, claim: 1, side: "reported", question: "Apa yang terjadi?" }) },
  decideCase: { ...byClaim, input: ({ reports }) => ({ caseId: reports.caseId, claim: 1, rung: "warning", reason }) },
  reportedAddress: {
    may: ["officer"],
    says: "claim_over",
    but: { admin: "claim_over" },
    input: ({ reports }) => ({ caseId: reports.caseId, claim: 1, reason: "Ada ancaman" }),
  },
  answerQuestion: by("speaker", ({ reports }) => ({ statementId: reports.askedReported, words: "Tidak" })),
  appealDecision: by("speaker", ({ reports }) => ({ caseId: reports.decidedCaseId, words: "Keliru" })),
  removeOutcomeNote: by("candidate", ({ outcomeId }) => ({ outcomeId })),
  confirmStart: byCompany(({ startId }) => ({ outcomeId: startId })),
  disputeOutcome: by("candidate", ({ outcomeId }) => ({ outcomeId, reason })),
};

function seatOfSpeaker({ seats }: Scene) {
  return { seatId: seats.speaker };
}
