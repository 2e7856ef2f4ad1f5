"""The texts that scripts show, handed to them in the page so that gettext stays the only source."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from flask_babel.speaklater import LazyString

# Translators: words in {braces} are filled in by the app; keep them as they are.
TEXTS: dict[str, LazyString] = {
    # Translators: what was typed is saved; it stands alone, beside a small picture.
    "saved": _l("Saved"),
    "saved.server": _l("On this phone and on the server"),
    "saved.pending": _l("Keeping it …"),
    "saved.local": _l("Only on this phone"),
    "saved.refused": _l("On this phone. The server can’t take it. Save a file."),
    "saved.members": _l("On this phone. This server is for members of a programme."),
    "saved.memory": _l("This phone can’t keep it. Save a file before you close the app."),
    "start.failed": _l(
        "A part of the app couldn’t start here. Save what you write as a file. "
        "Then load the app again, or use a newer browser."
    ),
    "app.reload": _l("Load the app again"),
    "file.save": _l("Save as a file"),
    "offline.ready": _l("The app works here without a network."),
    # Translators: beside the name of a language in the list of languages.
    "offline.language": _l("Not on this phone yet"),
    "offline.loading": _l("The app is still loading. Stay online for a moment."),
    "offline.unavailable": _l(
        "This address can’t work without a network. What you type is still kept."
    ),
    "storage.used": _l("Storage used: {used}"),
    "storage.attached": _l("Of that, pictures and recordings: {used}"),
    "storage.persisted": _l("This phone won’t clear it by itself."),
    "home.delete": _l("Delete"),
    "home.untitled": _l("No topic yet"),
    "home.nobody": _l("No names yet"),
    "home.with": _l("{mentee} teaches {mentor}"),
    "growth.count": _l("Lessons given: {count}"),
    "growth.before": _l("Before: {mark} of 5"),
    "growth.after": _l("After: {mark} of 5"),
    "growth.said": _l("Said in the lesson of {day}"),
    "growth.copied": _l("The list is copied."),
    "again.line": _l("{names}, with a new topic: we fill in your names."),
    "again.filled": _l("A new session. Your names are filled in: {names}."),
    "meeting.when": _l("Meeting 2: {when}"),
    "calendar.saved": _l("It’s in your downloads. Open it, and your calendar takes it."),
    "try.demo": _l("Do the demo once, from start to end"),
    "try.talk": _l("Tell it out loud once"),
    "try.media": _l("Pick the article or video, and go through it"),
    "try.joint_task": _l("Try the tool yourself first"),
    "ticks.done": _l("{done} of {all} done"),
    "role.mentee": _l("Mentee"),
    "role.mentor": _l("Mentor"),
    "delete.ask": _l("Delete this?"),
    "delete.explain": _l("Everything you wrote in it goes. You can undo it for a moment."),
    "delete.phone": _l("Delete from this phone"),
    "delete.everywhere": _l("Delete from this phone and the server"),
    "delete.keep": _l("Keep it"),
    "delete.done": _l("It is deleted."),
    "delete.undo": _l("Undo"),
    "server.never": _l(
        "It is not on the server yet. It goes there by itself when there is a network."
    ),
    "server.unwritten": _l(
        "Nothing is written here yet. It goes to the server when you write or invite."
    ),
    "server.last": _l("Last on the server: {when}"),
    "server.late": _l(
        "It has not reached the server since {when}. Is there a network? "
        "Your words are safe on this phone. Save a file to be sure."
    ),
    "server.refused": _l(
        "The server can’t take it. Your words are safe on this phone. Save a file."
    ),
    "server.members": _l(
        "This server is for members of a programme. Your words are safe on this phone. "
        "Are you a member? Open the programme’s link on this phone."
    ),
    "server.off": _l("This session is only on this phone, as you chose."),
    "writer.mentee": _l("Mentee’s phone: {when}"),
    "writer.mentor": _l("Mentor’s phone: {when}"),
    "writer.shared": _l("A shared phone: {when}"),
    "writer.this": _l("This phone: {when}"),
    "share.title": _l("Our session in Andersom"),
    "share.copied": _l("The link is copied."),
    "text.copied": _l("The text is copied."),
    "copy.failed": _l("Copying doesn’t work here."),
    "confidence.change": _l("How sure I felt: {before} of 5 before, {after} of 5 after"),
    "sheets.title": _l("Worksheets on paper"),
    "sheets.filled": _l("With what you wrote"),
    "sheets.all": _l("The whole booklet"),
    "sheets.example": _l("For example:"),
    "sheets.close": _l("Back"),
    "codes.place": _l("Code {number} of {count}"),
    "codes.received": _l("{number} of {count} received. Go on with the next code."),
    "codes.taken": _l("All received. It is added to your session."),
    "codes.damaged": _l("This code is damaged. Nothing was changed. Try it again."),
    "code.kept": _l("This phone is part of your programme now."),
    "join.coming": _l("The session is on its way."),
    "join.busy": _l("The server is busy. The session comes by itself as soon as it can."),
    "join.waiting": _l("The session comes as soon as there is a network."),
    "join.here": _l("You are in this session."),
    "join.here.mentee": _l("You are in this session, as the mentee."),
    "join.here.mentor": _l("You are in this session, as the mentor."),
    # Translators: {step} is the question or the title of a step.
    "join.at.mentee": _l("The mentee was last at “{step}”."),
    "join.at.mentor": _l("The mentor was last at “{step}”."),
    "join.at.shared": _l("The other phone was last at “{step}”."),
    "join.go": _l("Go there"),
    "join.as.mentee": _l("I’m the mentee"),
    "join.as.mentor": _l("I’m the mentor"),
    "join.unknown": _l("This session is not on the server. Ask for the link again."),
    "join.damaged": _l("This link is not whole. Ask for it again."),
    # Translators: the other person has the session on their screen now.
    "presence.here.mentee": _l("The mentee is here too."),
    "presence.here.mentor": _l("The mentor is here too."),
    "presence.here.shared": _l("The other phone is here too."),
    "presence.at.mentee": _l("The mentee is at “{step}”."),
    "presence.at.mentor": _l("The mentor is at “{step}”."),
    "presence.at.shared": _l("The other phone is at “{step}”."),
    "presence.gone.mentee": _l("The mentee has left."),
    "presence.gone.mentor": _l("The mentor has left."),
    "presence.gone.shared": _l("The other phone has left."),
    "presence.writes.mentee": _l("The mentee is writing …"),
    "presence.writes.mentor": _l("The mentor is writing …"),
    "presence.writes.shared": _l("The other phone is writing …"),
    # Translators: one word: the other one is at the same step.
    "presence.same": _lp("presence", "here"),
    # Translators: a button that asks the other one to come to the step on this phone.
    "presence.come": _l("Come to me"),
    "presence.asked": _l("The other one is asked to come to you."),
    "presence.call.mentee": _l("The mentee asks you to come to “{step}”."),
    "presence.call.mentor": _l("The mentor asks you to come to “{step}”."),
    "presence.call.shared": _l("The other phone asks you to come to “{step}”."),
    "live.now": _l("Letters go to the other phone at once."),
    "live.later": _l(
        "Words go to the other phone every few seconds: this network doesn’t let it go faster."
    ),
    "saved.relinked": _l("The link was changed. Your words stay on this phone."),
    "link.ask": _l("Change the link?"),
    "link.explain": _l(
        "The old link and its code then open nothing any more. Your partner and your other phones "
        "need the new link to go on. What is on a phone stays there."
    ),
    "link.change": _l("Change the link"),
    "link.keep": _l("Leave it as it is"),
    "link.changed": _l("The link is changed. Share the new one."),
    "earlier.choose": _l("Go back to which day?"),
    "earlier.days": _l("On these days something was written."),
    "earlier.ask": _l("Go back to this day?"),
    "earlier.explain": _l(
        "{day}: all answers become what they were at the end of that day, on all phones. "
        "You can undo it for a moment."
    ),
    "earlier.back": _l("Go back"),
    "earlier.done": _l("The answers are those of this day: {day}."),
    "earlier.none": _l("There is no earlier day yet."),
    "earlier.failed": _l("The server can’t be reached. Try it again later."),
    "gone.ask": _l("This was deleted on another phone."),
    "gone.explain": _l(
        "Do you want to delete it here too? If you keep it, it stays only on this phone."
    ),
    "gone.delete": _l("Delete it here too"),
    "gone.keep": _l("Keep it on this phone"),
    "tab.deleted": _l("This was deleted in another tab."),
    "attach.add": _l("Add a picture"),
    "attach.camera": _l(
        "There is no photo. If the camera is blocked, allow it in the phone’s settings."
    ),
    "attach.choose": _l("Choose a picture"),
    "attach.deleted": _l("It is deleted."),
    "attach.draw": _l("Draw"),
    "attach.drawing": _l("Drawing {number}"),
    "attach.failed": _l("That didn’t work. Nothing is lost. Try it again."),
    "attach.photo": _l("Picture {number}"),
    "attach.speak": _l("Say it"),
    # Translators: above the numbers of the steps of the plan, below a picture or a recording.
    "attach.step": _l("Which step is it for?"),
    "attach.take": _l("Take a photo"),
    "attach.unreadable": _l("This phone can’t open that picture. Try another one."),
    "attach.voice": _l("Recording {number}"),
    "big.show": _l("Show it big"),
    "big.listen": _l("Read it aloud"),
    "big.copy": _l("Copy it"),
    "big.copied": _l("It is copied. Paste it into an app that translates."),
    "dialog.close": _l("Close"),
    "draw.black": _l("Black"),
    "draw.blue": _l("Blue"),
    "draw.clear": _l("Clear"),
    "draw.done": _l("Done"),
    "draw.green": _l("Green"),
    "draw.orange": _l("Orange"),
    "draw.pen": _l("Pen"),
    "draw.sheet": _l("The sheet to draw on"),
    "voice.busy": _l("Another app is using the microphone. Close that app, then try again."),
    "voice.impossible": _l("Recording doesn’t work in this browser. You can write it instead."),
    "voice.local": _l("What you say stays on this phone."),
    "voice.lost": _l("Nothing was recorded. Try it again."),
    "voice.none": _l("This phone has no microphone."),
    "voice.refused": _l(
        "The microphone is blocked. Allow it for Andersom in your browser’s settings."
    ),
    "voice.stop": _l("Stop"),
    "file.heavy": _l(
        "With pictures and recordings, the file is too large. "
        "Save only the words, or delete some of them first."
    ),
    "file.taken": _l("The file is added."),
    "file.damaged": _l("This file is damaged or not from Andersom. Nothing was changed."),
    "file.newer": _l(
        "This file is from a newer Andersom. Update the app first. Nothing was changed."
    ),
    "file.large": _l("This file is too large to be a session. Nothing was changed."),
    "file.saved": _l("The file is saved."),
    "both.wrote": _l("You both wrote here. Read it together: does it still say what you mean?"),
    # Translators: after a second tap on an answer; the button beside it says “Undo”.
    "answer.cleared": _l("Your answer is gone."),
    "fault.date": _l("The date isn’t whole, so it isn’t kept. Fill in all of it, or clear it."),
    "fault.moment": _l(
        "The day or the time isn’t whole, so nothing is kept. Fill in both, or clear both."
    ),
    "fault.year": _l(
        "This year can’t be right, so the date isn’t kept. The year is from {first} to {last}."
    ),
    "fault.left": _l("You left a date that isn’t right yet, so it isn’t kept."),
    # Translators: a button under a question that is shown in two languages.
    "help.both": _l("Help in {language} too"),
    "languages.title": _l("Language"),
    # Translators: over a column of buttons, one beside each language: show it as well.
    "languages.together": _l("Together with …"),
    "language.missing": _l("This language isn’t on your phone yet. Connect once to load it."),
    "file.with": _l("With pictures and recordings"),
    "file.with.ask": _l("Should pictures and recordings be in the file?"),
    "file.with.explain": _l("They take {size}. Who gets the file can see and hear them."),
    "file.without": _l("Only the words"),
    "update.ready": _l("A new version is ready."),
    "update.now": _l("Use it now"),
    "delete.all.ask": _l("Delete all sessions?"),
    "delete.all.explain": _l(
        "Every session and every note on this phone goes. This can’t be undone."
    ),
    "delete.all": _l("Delete everything on this phone"),
    "delete.all.done": _l("All of it is deleted."),
    "delete.failed": _l("This phone couldn’t delete that. Please try it again."),
    "companion.today": _l("Today"),
    "companion.then": _l("Then: {words}"),
    "companion.now": _l("Now: {words}"),
    "companion.same": _l("Nothing has changed since then."),
    # Translators: {topic} is what the pupil teaches, in their own words.
    "cheer.topic": _l("“{topic}”: your mentor learns that from you!"),
    "cheer.phase": _l("Phase {number} done!"),
    "cheer.session": _l("You did it!"),
    "next": _l("Next"),
    "next.start": _l("Let’s start"),
    "next.begin": _l("Begin meeting 2"),
    "next.finish": _l("To the summary"),
    "timer.name": _l("Time for this phase"),
    "timer.start": _l("Start the time"),
    "timer.pause": _l("Pause"),
    "timer.on": _l("Carry on"),
    "timer.more": _l("5 minutes more"),
    "timer.again": _l("Start over"),
    "timer.least": _l("From now on you can go on when you like."),
    "timer.most": _l("Time to round off. Not done? Take 5 minutes more."),
    "timer.awake": _l("The screen stays on while the time runs."),
    # Translators: the mentee leads, one step of their plan at a time, in huge letters.
    "stage.name": _l("The stage"),
    "stage.back": _l("Back"),
    # Translators: a button: the mentor’s part is then shown too, upside down for who sits opposite.
    "stage.sides": _l("One side for each of you"),
    "stage.done": _l("We did it!"),
    "step": _l("Step {step} of {steps}"),
    "steps.all": _l("All steps"),
    # Translators: read out after a question that has an answer.
    "steps.answered": _l("answered"),
    # Translators: beside a step in the list of all steps.
    "steps.left": _l("Not on the short path"),
}
