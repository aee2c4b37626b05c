-- Whether a room ever had a moderator is asked every second of all rooms that are on; without this every seat of every room is read.
CREATE INDEX "seat_moderator" ON "seat"("room_id") WHERE "role" = 'moderator';
